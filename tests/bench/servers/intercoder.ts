/** Our rooms on our log, without the accounts: on the embedded database in DATA_DIR, or on PostgreSQL at DATABASE_URL. */
import { createRooms } from '@intercoder/server/rooms'
import { listen, silent } from '@intercoder/server/rooms/testing'
import { createDocumentLog, createSnapshotKeeper, openDatabase } from '@intercoder/storage'

const { DATABASE_URL, DATA_DIR = '.', PORT } = process.env
const database = await openDatabase({ url: DATABASE_URL || undefined, dataDir: DATA_DIR })
const log = createDocumentLog(database.pool)
const keeper = createSnapshotKeeper(log)
// All limits as they are, but that all clients here are one account.
const limits = { socketsPerAccount: 100_000, socketsPerAccountAndDocument: 100_000 }
const rooms = createRooms({ log, keeper, logger: silent, limits, access: async () => 'write' })
const listening = await listen(rooms, { port: Number(PORT), standIn: 'bench' })
console.log('ready')

process.once('SIGTERM', async () => {
  await rooms.drain()
  await keeper.close()
  await database.close()
  await listening.close()
  process.exit(0)
})
