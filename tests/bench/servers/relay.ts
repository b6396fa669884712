/** The floor: passes every frame to everyone else in the document at once, stores nothing, knows nothing. */
import { WebSocketServer, type WebSocket } from 'ws'

const rooms = new Map<string, Set<WebSocket>>()
const server = new WebSocketServer({ port: Number(process.env.PORT), host: '127.0.0.1', perMessageDeflate: false })
server.on('connection', (socket, request) => {
  const name = request.url ?? ''
  const room = rooms.get(name) ?? new Set<WebSocket>()
  rooms.set(name, room.add(socket))
  socket.on('message', (frame) => room.forEach((other) => other.send(frame, { binary: true })))
  socket.on('error', () => socket.terminate())
  socket.on('close', () => room.delete(socket))
})
server.on('listening', () => console.log('ready'))
process.on('SIGTERM', () => process.exit(0))
