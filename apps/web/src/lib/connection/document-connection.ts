/**
 * One shared document on this device: its local copy, its connection, and the truth about what is saved. Around the stock
 * y-websocket provider; what it lacks (acknowledgement, jitter, refusals) is added through its own doors.
 */
import type { AccountId } from '@intercoder/domain'
import {
  askInAddress,
  closeCodes,
  explainClose,
  messageTypes,
  readMessage,
  SaveLedger,
  type CloseReason,
  type DocumentName,
} from '@intercoder/sync'
import * as decoding from 'lib0/decoding'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import { Doc, encodeStateVector } from 'yjs'
import { isFromCopy, LocalCopy } from './local-copy.ts'
import { watchSocket, type SocketClass } from './wire-socket.ts'

/**
 * `saved`: committed in the database, all of it. `saving`: on its way. `offline`: not connected; changes are kept on this
 * device and sent by themselves. `refused`: the server has ended it and trying again would not help.
 */
export type SaveStatus = 'saved' | 'saving' | 'offline' | { refused: CloseReason }

export interface ConnectionOptions {
  /** Where the rooms are, such as `wss://host/sync`. */
  url: string
  account: AccountId
  document: DocumentName
  /** Empty, if given: local copy and server fill it. */
  doc?: Doc
  /** Nothing is written in it here; see `keepAsItComes`. */
  readOnly?: boolean
  socket?: SocketClass
  /** Between 0 and 1. */
  random?: () => number
}

const LONGEST_PAUSE_MS = 5_000
/** How long a document that is left goes on saving. What is not saved by then is in the local copy. */
const LAST_WORDS_MS = 10_000

export class DocumentConnection {
  readonly document: DocumentName
  readonly doc: Doc
  readonly awareness: Awareness
  /** Resolves when the local copy is in `doc` and keeps what changes there, with whether there was one to show. */
  readonly loaded: Promise<boolean>
  /** Resolves when the server has given all that it has, for the first time. */
  readonly synced: Promise<void>
  readonly #options: ConnectionOptions
  readonly #provider: WebsocketProvider
  readonly #listeners = new Set<() => void>()
  readonly #ledger = new SaveLedger()
  #copy: LocalCopy | null = null
  #refused: CloseReason | null = null
  #hasTried = false
  #isLeft = false
  #isMarked = false

  constructor(options: ConnectionOptions) {
    this.#options = options
    this.document = options.document
    this.doc = options.doc ?? new Doc()
    this.awareness = new Awareness(this.doc)
    // Before the provider listens: a change has to be known before it is sent.
    if (!options.readOnly) this.doc.on('update', this.#onUpdate)
    this.#provider = this.#createProvider()
    if (options.readOnly) keepAsItComes(this.#provider, (update) => this.#copy?.keep(update))
    this.synced = new Promise((resolve) => this.#provider.once('sync', () => resolve()))
    this.loaded = this.#open()
    globalThis.addEventListener?.('online', this.#onOnline)
  }

  #createProvider(): WebsocketProvider {
    const { url, document, socket = globalThis.WebSocket } = this.#options
    const watched = watchSocket(socket, this.doc.clientID, (frame) => this.#onSent(frame))
    const provider = new WebsocketProvider(url, document, this.doc, {
      connect: false,
      awareness: this.awareness,
      WebSocketPolyfill: watched as typeof WebSocket,
      // Other tabs hear from the server, which alone knows what is committed and who may see it.
      disableBc: true,
      shouldReconnect: ({ code }) => isRetried(explainClose(code)),
    })
    provider.messageHandlers[messageTypes.saved] = (_, decoder) => this.#onSaved(decoding.readVarUint(decoder))
    provider.on('status', ({ status }) => this.#onStatus(status))
    provider.on('sync', () => this.#tell())
    provider.on('connection-close', () => this.#onClose())
    provider.on('closed', ({ code }) => void this.#onRefused(explainClose(code)))
    return provider
  }

  async #open(): Promise<boolean> {
    const { account, document, readOnly = false } = this.#options
    const copy = await LocalCopy.open(account, document, this.doc, { listens: !readOnly })
    if (copy && !copy.isNew) await copy.filled
    const hasContent = this.doc.store.clients.size > 0
    if (this.#isLeft) {
      await copy?.close()
      return hasContent
    }
    this.#copy = copy
    if (copy?.wasUnsaved) {
      this.#isMarked = true
      this.#ledger.edited()
    }
    this.#mark()
    this.#tell()
    this.#connect()
    await copy?.filled
    return hasContent
  }

  #connect(): void {
    this.#sayInAddress()
    this.#provider.connect()
  }

  /** What is here by now; what comes until the connection is open is told as ever. */
  #sayInAddress(): void {
    this.#provider.params = askInAddress(encodeStateVector(this.doc))
  }

  get status(): SaveStatus {
    if (this.#refused) return { refused: this.#refused }
    if (this.#provider.wsconnected) return this.#ledger.isSettled ? 'saved' : 'saving'
    return this.#hasTried ? 'offline' : 'saving'
  }

  /** Whether what others did may still be on its way here: from the loss of the connection until all is caught up. */
  get isBehind(): boolean {
    return !this.#refused && !this.#provider.synced
  }

  /** Whether there is something here that the server has not acknowledged. */
  get isUnsaved(): boolean {
    return this.#ledger.isUnsaved
  }

  /** Calls `listener` whenever `status`, `isBehind` or `isUnsaved` may have changed. The answer stops it. */
  observe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Tries again at once, such as after signing in anew. */
  reconnect(): void {
    if (this.#isLeft) return
    this.#refused = null
    this.#connect()
    this.#tell()
  }

  /**
   * Ends it. Others no longer see us here; what is on its way is waited for a little. The document must not be changed any
   * more.
   */
  async leave(): Promise<void> {
    if (this.#isLeft) return
    this.#isLeft = true
    globalThis.removeEventListener?.('online', this.#onOnline)
    this.awareness.setLocalState(null)
    await this.#lastWords()
    this.#provider.destroy()
    this.awareness.destroy()
    this.doc.off('update', this.#onUpdate)
    await this.#copy?.close()
  }

  #lastWords(): Promise<void> {
    return new Promise((resolve) => {
      const isDone = () => !this.#provider.wsconnected || this.#ledger.isSettled
      if (isDone()) return resolve()
      const timer = setTimeout(end, LAST_WORDS_MS)
      const stop = this.observe(() => isDone() && end())
      function end(): void {
        clearTimeout(timer)
        stop()
        resolve()
      }
    })
  }

  readonly #onUpdate = (_: Uint8Array, origin: unknown): void => {
    if (origin === this.#provider || isFromCopy(origin)) return
    this.#ledger.edited()
    this.#mark()
    this.#tell()
  }

  #onSent(frame: Uint8Array): void {
    this.#ledger.sent(frame)
    this.#tell()
  }

  #onSaved(count: number): void {
    this.#ledger.committed(count)
    this.#mark()
    this.#tell()
  }

  #onStatus(status: 'connecting' | 'connected' | 'disconnected'): void {
    if (status === 'connected') {
      this.#ledger.opened()
      // Others have seen us leave, and believe only what is newer than that.
      const present = this.awareness.getLocalState()
      if (present) this.awareness.setLocalState(present)
    }
    this.#tell()
  }

  #onClose(): void {
    this.#hasTried = true
    this.#ledger.lost()
    const { random = Math.random } = this.#options
    const pause = Math.min(100 * 2 ** (this.#provider.wsUnsuccessfulReconnects + 1), LONGEST_PAUSE_MS)
    // The provider waits no longer than this, so it spreads those who lost the same server at the same moment.
    this.#provider.maxBackoffTime = pause * (0.5 + random() / 2)
    this.#sayInAddress()
    this.#tell()
  }

  async #onRefused(reason: CloseReason | null): Promise<void> {
    this.#refused = reason ?? 'failed'
    // A right was taken away: nothing of the document stays here, but for work that is nowhere else.
    if (reason === 'forbidden' && !this.#ledger.isUnsaved) {
      const copy = this.#copy
      this.#copy = null
      await copy?.forget()
    }
    this.#tell()
  }

  readonly #onOnline = (): void => {
    if (!this.#refused && !this.#isLeft) this.#connect()
  }

  #mark(): void {
    const { isUnsaved } = this.#ledger
    if (isUnsaved === this.#isMarked || !this.#copy) return
    this.#isMarked = isUnsaved
    this.#copy.mark(isUnsaved)
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}

/**
 * As long as anybody listens to its updates, Yjs encodes each transaction of a document once more, which takes longer than
 * reading it. Where nothing is written nobody has to listen: what the server sends is handed on as it came.
 */
function keepAsItComes(provider: WebsocketProvider, keep: (update: Uint8Array) => void): void {
  provider.doc.off('update', provider._updateHandler)
  const read = provider.messageHandlers[messageTypes.sync]
  provider.messageHandlers[messageTypes.sync] = (encoder, decoder, ...rest) => {
    read?.(encoder, decoder, ...rest)
    const message = readMessage(decoder.arr)
    if (message && 'update' in message) keep(message.update)
  }
}

function isRetried(reason: CloseReason | null): boolean {
  return reason === null || closeCodes[reason].remedy === 'retry'
}
