import { messageTypes, readAwareness, readMessage } from '@intercoder/sync'

/** The part of the browser's WebSocket class that y-websocket makes its connections with. */
export type SocketClass = new (url: string, protocols?: string | string[]) => WebSocket

/**
 * The socket class given, told of every frame that goes out. Frames that only repeat the presence of others are not sent:
 * the provider repeats all it hears, the server drops it, and with many people it would be most of the traffic.
 */
export function watchSocket(Socket: SocketClass, client: number, onSent: (frame: Uint8Array) => void): SocketClass {
  return class extends Socket {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      const frame = data as Uint8Array<ArrayBuffer>
      if (isHearsay(frame, client)) return
      super.send(frame)
      onSent(frame)
    }
  }
}

function isHearsay(frame: Uint8Array, client: number): boolean {
  if (frame[0] !== messageTypes.awareness) return false
  const message = readMessage(frame)
  const entries = message?.type === 'awareness' ? readAwareness(message.payload) : null
  return entries !== null && entries.every((entry) => entry.client !== client)
}
