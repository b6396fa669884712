/** Our rooms by themselves, without the accounts, on whatever log they are given. */
import { createRooms, type RoomsOptions } from '@intercoder/server/rooms'
import { listen, silent } from '@intercoder/server/rooms/testing'

// All limits as they are, but that all clients here are one account.
const limits = { socketsPerAccount: 100_000, socketsPerAccountAndDocument: 100_000 }

/** Says `ready` once it listens; `close` is called when it is told to end, after the last change was committed. */
export async function serveRooms(
  kept: Pick<RoomsOptions, 'log' | 'keeper'>,
  close: () => Promise<void> = async () => {},
): Promise<void> {
  const rooms = createRooms({ ...kept, logger: silent, limits, access: async () => 'write' })
  const listening = await listen(rooms, { port: Number(process.env.PORT), standIn: 'bench' })
  console.log('ready')
  process.once('SIGTERM', async () => {
    await rooms.drain()
    await close()
    await listening.close()
    process.exit(0)
  })
}
