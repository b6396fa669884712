/** Somebody's copy of a document, over a socket that drops and comes back until it is left. */
import { readMessage, writeStep1, writeUpdate, type DocumentName, type Message } from '@intercoder/sync'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

export interface Line {
  /** Such as `ws://127.0.0.1:4321/sync`. */
  url: string
  cookie: string
}

export class Replica {
  readonly document: DocumentName
  readonly doc = new Y.Doc()
  /** Told of every frame before it is taken, and after. */
  onFrame: (frame: Buffer, take: () => void) => void = (_, take) => take()
  drops = 0
  readonly #line: Line
  readonly #waiting = new Set<() => void>()
  #socket: WebSocket | null = null
  #isSynced = false
  /** Updates on the line as it is: sent, and told to be saved. */
  #sentHere = 0
  #savedHere = 0
  #isLeft = false

  constructor(line: Line, document: DocumentName) {
    this.#line = line
    this.document = document
    this.#connect()
  }

  #connect(): void {
    const socket = new WebSocket(`${this.#line.url}/${this.document}?ack=1`, { headers: { cookie: this.#line.cookie } })
    this.#socket = socket
    this.#isSynced = false
    this.#sentHere = 0
    this.#savedHere = 0
    socket.on('open', () => socket.send(writeStep1(Y.encodeStateVector(this.doc))))
    socket.on('message', (data: Buffer) => this.onFrame(data, () => this.#take(readMessage(new Uint8Array(data)))))
    socket.on('error', () => {})
    socket.on('close', () => {
      if (this.#socket !== socket || this.#isLeft) return
      this.#isSynced = false
      setTimeout(() => this.#isLeft || this.#connect(), 20)
    })
  }

  #take(message: Message | null): void {
    if (message?.type === 'step2' || message?.type === 'update') Y.applyUpdate(this.doc, message.update, 'server')
    if (message?.type === 'step2') this.#isSynced = true
    if (message?.type === 'saved') this.#savedHere = message.count
    for (const look of this.#waiting) look()
  }

  /** Resolves once the server has told what it has, on the line as it is. */
  async synced(): Promise<this> {
    await this.until(() => this.#isSynced)
    return this
  }

  /** Resolves once something holds after a frame. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!holds()) return
        this.#waiting.delete(look)
        resolve()
      }
      this.#waiting.add(look)
      look()
    })
  }

  /** Sends all that is here until a server says that it is saved. */
  async save(): Promise<void> {
    for (;;) {
      await this.synced()
      const socket = this.#socket
      const sent = this.#send(Y.encodeStateAsUpdate(this.doc))
      await Promise.race([this.until(() => this.#savedHere >= sent && this.#socket === socket), closing(socket)])
      if (this.#socket === socket && socket?.readyState === WebSocket.OPEN) return
    }
  }

  /** Writes something and resolves with whether it was taken, or with the code that the line was closed with. */
  async tryToWrite(update: Uint8Array): Promise<number | 'saved'> {
    await this.synced()
    const socket = this.#socket
    const closed = new Promise<number>((resolve) => socket?.once('close', resolve))
    const sent = this.#send(update)
    return Promise.race([this.until(() => this.#savedHere >= sent).then(() => 'saved' as const), closed])
  }

  /** Answers which number it has on this line. */
  #send(update: Uint8Array): number {
    this.#socket?.send(writeUpdate(update))
    return ++this.#sentHere
  }

  drop(): void {
    this.drops++
    this.#isSynced = false
    this.#socket?.terminate()
  }

  leave(): void {
    this.#isLeft = true
    this.#socket?.terminate()
  }
}

function closing(socket: WebSocket | null): Promise<void> {
  return new Promise((resolve) => {
    if (!socket || socket.readyState === WebSocket.CLOSED) resolve()
    else socket.once('close', () => resolve())
  })
}
