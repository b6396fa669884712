/** Our rooms on a log in memory, which no one would run: what they cost by themselves, without the commit. */
import { MemoryLog } from '@intercoder/server/rooms/testing'
import { serveRooms } from './serve-rooms.ts'

await serveRooms({ log: new MemoryLog() })
