/** Our rooms on our log: on the embedded database in DATA_DIR, or on PostgreSQL at DATABASE_URL. */
import { createDocumentLog, createSnapshotKeeper, openDatabase } from '@intercoder/storage'
import { serveRooms } from './serve-rooms.ts'

const { DATABASE_URL, DATA_DIR = '.' } = process.env
const database = await openDatabase({ url: DATABASE_URL || undefined, dataDir: DATA_DIR })
const log = createDocumentLog(database.pool)
const keeper = createSnapshotKeeper(log)
await serveRooms({ log, keeper }, async () => {
  await keeper.close()
  await database.close()
})
