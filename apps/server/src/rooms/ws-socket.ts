/** A real websocket in the shape that rooms know. */
import type { Duplex } from 'node:stream'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { WebSocketServer, type ServerOptions, type WebSocket } from 'ws'
import { FAREWELL_MS, type FrameSocket, type SocketListener } from './frame-socket.ts'

export type Handshake = (
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  opened: (socket: FrameSocket) => void,
) => void

/** Completes websocket handshakes. Of a message longer than `messageBytes` ws itself reads no more than the length. */
export function createHandshake(messageBytes: number): Handshake {
  // The types of ws do not know `closeTimeout` yet.
  const options: ServerOptions & { closeTimeout: number } = {
    noServer: true,
    maxPayload: messageBytes,
    closeTimeout: FAREWELL_MS,
    perMessageDeflate: false,
    clientTracking: false,
  }
  const server = new WebSocketServer(options)
  return (request, socket, head, opened) => {
    server.handleUpgrade(request, socket, head, (websocket) => opened(wrap(websocket, request.socket)))
  }
}

function wrap(websocket: WebSocket, network: Socket): FrameSocket {
  // Without a listener one malformed header would end the process; ws closes the connection by itself.
  websocket.on('error', () => {})
  return {
    send: (frame) => websocket.send(frame, { binary: true, compress: false }),
    ping: () => websocket.ping(),
    close: (code, reason) => websocket.close(code, reason),
    terminate: () => websocket.terminate(),
    pause: () => websocket.pause(),
    resume: () => websocket.resume(),
    get waiting() {
      return websocket.bufferedAmount
    },
    listen: (listener, stallMs) => listen(websocket, network, listener, stallMs),
  }
}

function listen(websocket: WebSocket, network: Socket, listener: SocketListener, stallMs: number): void {
  websocket.on('message', (data: Buffer) => listener.frame(data))
  websocket.on('pong', () => listener.alive())
  websocket.on('close', () => listener.gone())
  // The network's own timer knows of bytes that are moving inside one long write.
  network.setTimeout(stallMs)
  network.on('timeout', () => websocket.bufferedAmount > 0 && listener.stalled())
}
