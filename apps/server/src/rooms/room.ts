/**
 * One document and everyone who has it open. A room is loading, then live, then closed for good; who comes to a document
 * whose room is closed gets a new one, loaded from the log. Nothing is in a room that is not in the log.
 */
import { exceeded, writeStep1, writeStep2, writeUpdate, type CloseReason, type DocumentName } from '@intercoder/sync'
import type { AccountId } from '@intercoder/domain'
import * as Y from 'yjs'
import type { Connection } from './connection.ts'
import { DocumentState, EMPTY_UPDATE } from './document-state.ts'
import { mergeMany } from './merge-updates.ts'
import { Presence } from './presence.ts'
import type { RoomContext } from './room-context.ts'
import type { Visitor } from './rooms-options.ts'

/** What can be built again is let go after not being used for about this long. */
const LET_GO_MS = 5_000

const NOTHING_MORE = writeStep2(EMPTY_UPDATE)

/** An update that has been found good, on its way to the log. */
export interface Accepted {
  account: AccountId
  /** Null for what brings nothing new. */
  update: Uint8Array | null
  done(): void
  failed(): void
}

export class Room {
  readonly document: DocumentName
  readonly presence: Presence
  readonly connections = new Set<Connection>()
  /** Resolves when the room is live; rejects when it could not be loaded. */
  readonly loaded: Promise<void>
  phase: 'loading' | 'live' | 'closed' = 'loading'
  emptySince: number
  changedAt: number
  #state: DocumentState | null = null
  readonly #context: RoomContext
  readonly #onClosed: (room: Room) => void
  #unsaved = 0
  #outgoing: Uint8Array[] = []
  #restedAt = 0
  #presenceIsDue = false

  constructor(context: RoomContext, document: DocumentName, onClosed: (room: Room) => void) {
    this.#context = context
    this.#onClosed = onClosed
    this.document = document
    this.presence = new Presence(context.limits.awarenessBytes)
    this.emptySince = context.clock.now()
    this.changedAt = this.emptySince
    this.loaded = this.#load()
    // Whoever waits for it hears of the failure; that nobody may be waiting is no fault.
    this.loaded.catch(() => {})
  }

  async #load(): Promise<void> {
    try {
      // A room of this document that has just failed may still have something on its way to the log.
      await this.#context.commits.settled()
      const stored = await this.#context.loads.run(() => this.#context.log.load(this.document))
      if (this.phase !== 'loading') throw new Error('closed while loading')
      this.#state = new DocumentState(stored)
      this.phase = 'live'
      this.#context.counts.loads++
    } catch (error) {
      this.#context.logger.error({ err: error, document: this.document }, 'load failed')
      this.fail()
      throw error
    }
  }

  get state(): DocumentState {
    if (!this.#state) throw new Error(`${this.document} is not loaded`)
    return this.#state
  }

  /** Null where there is a place, otherwise why there is none. */
  refuses(account: AccountId): CloseReason | null {
    const { limits, loads } = this.#context
    if (this.connections.size >= limits.socketsPerDocument) return exceeded.socketsPerDocument
    if (this.#of(account).length >= limits.socketsPerAccountAndDocument) return exceeded.socketsPerAccountAndDocument
    return this.phase === 'loading' && loads.isFull ? exceeded.waitingLoads : null
  }

  /** Begins the talk with a client: asks what it has that is missing here, and shows who is here. */
  greet(connection: Connection): void {
    // Asked before the client's own step 1 is answered: it then tells what it alone has, not what it has just been given.
    this.askForMissing(connection)
    if (connection.has) this.#give(connection, connection.has)
    this.showPresence(connection)
    connection.openGate()
  }

  /** Answers a step 1. */
  answer(connection: Connection, stateVector: Uint8Array): void {
    const wasGiven = connection.has !== null
    connection.has = null
    // Whatever came after what it was given has gone to it, too.
    if (wasGiven) connection.send(NOTHING_MORE)
    else this.#give(connection, stateVector)
  }

  #give(connection: Connection, stateVector: Uint8Array): void {
    try {
      connection.answer(this.state.answer(stateVector))
    } catch {
      connection.close('malformed')
    }
  }

  showPresence(connection: Connection): void {
    if (!connection.isHushed) this.#sendTo([connection], this.presence.everyone())
  }

  askForMissing(connection: Connection): void {
    connection.saved.ask()
    connection.send(writeStep1(Y.encodeStateVector(this.state.known)))
  }

  leave(connection: Connection): void {
    if (!this.connections.delete(connection)) return
    this.emptySince = this.#context.clock.now()
    this.presence.leave(connection.visitor, this.emptySince)
    if (this.presence.hasChanged && this.connections.size > 0) this.#context.clock.soon(() => this.#flushPresence())
  }

  holds(account: AccountId): boolean {
    return this.#of(account).length > 0
  }

  #of(account: AccountId): Connection[] {
    return [...this.connections].filter(({ visitor }) => visitor.account === account)
  }

  /** Puts an accepted update on its way. `done` and `failed` are called before others hear of it. */
  submit({ account, update, done, failed }: Accepted): void {
    const { document, state } = this
    const at = this.#context.clock.now()
    this.#unsaved++
    this.#context.commits.push({
      document,
      row: update && { document, account, at, update },
      isVoid: () => this.phase === 'closed',
      done: (seq) => {
        this.#unsaved--
        // It is in the log, whatever has become of the room.
        if (update && seq !== null) this.#context.committed.push({ document, seq, account, at, update })
        if (this.phase !== 'live') return failed()
        if (update && seq !== state.head + 1) return this.#lostTrack(failed)
        if (update && seq !== null) {
          state.commit(seq, update)
          this.changedAt = at
          this.#outgoing.push(update)
        }
        this.#context.touched.add(this)
        done()
      },
      failed: () => {
        this.#unsaved--
        failed()
        this.fail()
      },
    })
  }

  /** Somebody else has written to this log, so what is in memory is not the document. Loading again heals it. */
  #lostTrack(failed: () => void): void {
    this.#context.logger.error({ document: this.document }, 'the log has moved on without its room')
    failed()
    this.fail()
  }

  /** Sends what the last group brought, merged, the same bytes to everyone, and after it to each what is saved. */
  flush(): void {
    const merged = mergeMany(this.#outgoing)
    this.#outgoing = []
    if (this.phase !== 'live') return
    if (merged) {
      const frame = writeUpdate(merged)
      for (const connection of this.connections) connection.send(frame)
    }
    for (const connection of this.connections) {
      const message = connection.saved.takeMessage()
      if (message) connection.send(message)
    }
  }

  presenceChanged(): void {
    if (this.#presenceIsDue || !this.presence.hasChanged) return
    this.#presenceIsDue = true
    this.#context.clock.after(this.#context.limits.awarenessFlushMs, () => {
      this.#presenceIsDue = false
      this.#flushPresence()
    })
  }

  #flushPresence(): void {
    if (this.phase === 'live') this.#sendTo(this.connections, this.presence.takeChanges())
  }

  #sendTo(connections: Iterable<Connection>, { frame, malformed }: ReturnType<Presence['takeChanges']>): void {
    if (frame) for (const connection of connections) if (!connection.isHushed) connection.send(frame)
    if (malformed.length > 0) this.#closeMalformed(malformed)
  }

  #closeMalformed(visitors: Visitor[]): void {
    for (const connection of this.connections) if (visitors.includes(connection.visitor)) connection.close('malformed')
  }

  /** Frees what is not in use. True once the room itself is not, and has been closed. */
  rest(now: number): boolean {
    if (this.phase !== 'live') return false
    if (now - this.#restedAt >= LET_GO_MS) {
      this.#restedAt = now
      this.state.letGoUnused()
    }
    const isIdle = this.connections.size === 0 && this.#unsaved === 0
    if (!isIdle || now - this.emptySince < this.#context.limits.idleUnloadMs) return false
    this.#close()
    return true
  }

  /** What could not be stored or loaded is not kept here either: clients hold it and bring it back. */
  fail(): void {
    if (this.phase === 'closed') return
    this.#close()
    for (const connection of [...this.connections]) connection.close('failed')
  }

  #close(): void {
    this.phase = 'closed'
    this.#outgoing = []
    this.#onClosed(this)
  }
}
