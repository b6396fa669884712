import { readMessage, writeStep1, writeUpdate, type DocumentName, type Message } from '@intercoder/sync'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

/** Somebody at the door of a room over a real websocket, who says one thing at a time and keeps what is heard. */
export class Caller {
  readonly socket: WebSocket
  readonly heard: Message[] = []
  /** Resolves with the code that the socket was closed with. */
  readonly closed: Promise<number>
  #listeners = new Set<() => void>()

  /** `url` is where the rooms are, such as `ws://127.0.0.1:4321/sync`. */
  constructor(url: string, document: DocumentName | string, headers: Record<string, string>) {
    this.socket = new WebSocket(`${url}/${document}?ack=1`, { headers })
    this.socket.on('message', (data: Buffer) => {
      const message = readMessage(new Uint8Array(data))
      if (message) this.heard.push(message)
      for (const listener of this.#listeners) listener()
    })
    this.closed = once(this.socket, 'close').then(([code]) => code as number)
    // A refused handshake is an error before it is a close.
    this.socket.on('error', () => {})
  }

  /** Resolves with the first message of that type, heard already or still to come; null where the socket is closed first. */
  hear<T extends Message['type']>(type: T): Promise<Extract<Message, { type: T }> | null> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.heard.find((one) => one.type === type)
        if (!found) return
        this.#listeners.delete(look)
        resolve(found as Extract<Message, { type: T }>)
      }
      this.#listeners.add(look)
      void this.closed.then(() => resolve(null))
      look()
    })
  }

  /** All that the room has, or null where it gives nothing. */
  async read(): Promise<Y.Doc | null> {
    if (this.socket.readyState === WebSocket.CONNECTING) await Promise.race([once(this.socket, 'open'), this.closed])
    this.say(writeStep1(new Uint8Array([0])))
    const answer = await this.hear('step2')
    if (!answer) return null
    const doc = new Y.Doc()
    Y.applyUpdate(doc, answer.update)
    return doc
  }

  /** Whether a change was taken. */
  async write(update: Uint8Array): Promise<boolean> {
    this.say(writeUpdate(update))
    return (await this.hear('saved')) !== null
  }

  say(frame: Uint8Array): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(frame)
  }

  async leave(): Promise<void> {
    this.socket.close()
    await this.closed
  }
}

/** A change by a client of its own that everyone who reads the document can tell. */
export function markUpdate(mark: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('marks').set(mark, true)
  return Y.encodeStateAsUpdate(doc)
}
