import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Rooms } from '../rooms.ts'
import { visitor } from './test-rooms.ts'

export interface Listening {
  port: number
  close(): Promise<void>
}

/**
 * A web server with rooms behind it and nothing else: whoever calls is who the cookie `account` says (or `standIn`), and
 * the cookie `account=signed-out` is a session that is over.
 */
export async function listen(rooms: Rooms, { port = 0, standIn = 'nobody' } = {}): Promise<Listening> {
  const server = createServer((_, response) => void response.writeHead(404).end())
  server.on('upgrade', (request, socket, head) => {
    const account = accountOf(request) ?? standIn
    if (account === 'signed-out') rooms.turnAway(request, socket, head, 'signedOut')
    else rooms.upgrade(request, socket, head, visitor(account))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return { port: portOf(server), close: () => close(server) }
}

function accountOf(request: IncomingMessage): string | null {
  return /(?:^|;\s*)account=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? null
}

function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('the server listens on no port')
  return address.port
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}
