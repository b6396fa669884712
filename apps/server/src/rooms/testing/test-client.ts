import {
  countsAsUpdate,
  readAwareness,
  readMessage,
  SaveLedger,
  writeAwareness,
  writeStep1,
  writeStep2,
  writeUpdate,
} from '@intercoder/sync'
import * as Y from 'yjs'
import type { SocketPair } from './socket-pair.ts'

/** A client as small as one can be: a document, a connection, and the same ledger of what is saved as the real one. */
export class TestClient {
  readonly doc: Y.Doc
  readonly ledger = new SaveLedger()
  /** Presence of others and oneself by client id, as the server tells it. */
  readonly present = new Map<number, { clock: number; state: Record<string, unknown> }>()
  pair: SocketPair | null = null
  isSynced = false
  #clock = 0

  constructor(doc = new Y.Doc()) {
    this.doc = doc
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) return
      this.ledger.edited()
      this.#send(writeUpdate(update))
    })
  }

  connect(pair: SocketPair): void {
    this.pair = pair
    this.isSynced = false
    this.ledger.opened()
    this.#send(writeStep1(Y.encodeStateVector(this.doc)))
  }

  disconnect(): void {
    this.pair = null
    this.isSynced = false
    this.ledger.lost()
    this.present.clear()
  }

  beSeen(state: object | null, client = this.doc.clientID): void {
    this.#send(writeAwareness([{ client, clock: ++this.#clock, state: JSON.stringify(state) }]))
  }

  #send(frame: Uint8Array): void {
    if (!this.pair || this.pair.isOver) return
    if (countsAsUpdate(frame)) this.ledger.sent(frame)
    this.pair.toServer.push(frame)
  }

  /** Reads some of what has arrived. */
  read(count = Infinity): void {
    for (const frame of this.pair?.take(count) ?? []) this.receive(frame)
  }

  receive(frame: Uint8Array): void {
    const message = readMessage(frame)
    switch (message?.type) {
      case 'step1':
        return this.#send(writeStep2(Y.encodeStateAsUpdate(this.doc, message.stateVector)))
      case 'step2':
      case 'update':
        Y.applyUpdate(this.doc, message.update, this)
        this.isSynced ||= message.type === 'step2'
        return
      case 'saved':
        return this.ledger.committed(message.count)
      case 'awareness':
        return this.#seePresence(message.payload)
      default:
        throw new Error('the server sent what no client knows')
    }
  }

  #seePresence(payload: Uint8Array): void {
    for (const { client, clock, state } of readAwareness(payload) ?? []) {
      const known = this.present.get(client)
      if (known && known.clock > clock) continue
      if (state === 'null') this.present.delete(client)
      else this.present.set(client, { clock, state: JSON.parse(state) })
    }
  }
}
