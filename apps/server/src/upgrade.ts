/** The door of the rooms: an upgrade is let in by the same cookie and the same origin as a request. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Accounts } from './accounts/accounts.ts'
import { isOwnOrigin } from './accounts/origin.ts'
import type { Rooms } from './rooms/index.ts'
import type { Settings } from './settings.ts'

interface Doors {
  accounts: Accounts
  rooms: Rooms
}

export function welcomeSockets(server: Server, doors: Doors, { origin }: Pick<Settings, 'origin'>): void {
  server.on('upgrade', (request, socket, head) => {
    // Whoever leaves while the database is asked leaves nothing to do.
    socket.on('error', () => socket.destroy())
    if (!request.url?.startsWith('/sync/')) return turnAway(socket, '404 Not Found')
    if (!isOwnOrigin(factsOf(request), origin)) return turnAway(socket, '403 Forbidden')
    admit(doors, request, socket, head).catch(() => turnAway(socket, '503 Service Unavailable'))
  })
}

async function admit(
  { accounts, rooms }: Doors,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  const asker = await accounts.identify(request.headers.cookie)
  if (socket.destroyed) return
  if (!asker) return rooms.turnAway(request, socket, head, 'signedOut')
  const { account, session } = asker
  const { name, initials, colour } = account
  rooms.upgrade(request, socket, head, { session, account: account.id, profile: { name, initials, colour } })
}

function factsOf({ headers }: IncomingMessage) {
  const site = headers['sec-fetch-site']
  return { origin: headers.origin, host: headers.host, fetchSite: typeof site === 'string' ? site : undefined }
}

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
