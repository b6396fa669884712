/** A server to be killed: real rooms on a real database in DATA_DIR (or DATABASE_URL), behind a real port. */
import { createRooms } from '@intercoder/server/rooms'
import { listen, silent } from '@intercoder/server/rooms/testing'
import { createDocumentLog, createSnapshotKeeper, openDatabase } from '@intercoder/storage'

const database = await openDatabase({
  url: process.env['DATABASE_URL'] || undefined,
  dataDir: process.env['DATA_DIR'] ?? '.',
})
const log = createDocumentLog(database.pool)
const keeper = createSnapshotKeeper(log)
const rooms = createRooms({ log, keeper, logger: silent, access: async () => 'write' })
const listening = await listen(rooms, { port: Number(process.env['PORT'] ?? 0) })
process.stdout.write(`listening ${listening.port}\n`)

process.once('SIGTERM', () => {
  void (async () => {
    await rooms.drain()
    await listening.close()
    await keeper.close()
    await database.close()
    process.exit(0)
  })()
})
