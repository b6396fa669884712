/** The rooms of a server: websockets in, log out. Everything else in this folder is a part of them. */
import { refuse, type AccountId, type Result } from '@intercoder/domain'
import {
  closeCodes,
  limits as standardLimits,
  readAddress,
  type CloseReason,
  type DocumentName,
} from '@intercoder/sync'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { Admission } from './admission.ts'
import { systemClock } from './clock.ts'
import { CommitQueue } from './commit-queue.ts'
import type { Join } from './connection.ts'
import { Folding } from './folding.ts'
import type { FrameSocket } from './frame-socket.ts'
import { LoadGate } from './load-gate.ts'
import type { Counts, RoomContext } from './room-context.ts'
import { Room } from './room.ts'
import type { Recheck, RoomsOptions, Visitor } from './rooms-options.ts'
import { commitWrite, type WriteRefusal } from './write.ts'
import { createHandshake, type Handshake } from './ws-socket.ts'

const LOADS_AT_ONCE = 32
const TICK_MS = 1_000
/** So much over `frameBytes` is read that a frame too large can be told so with a close code of ours. */
const FRAME_LEEWAY = 4
/** What is read of somebody who is only told to go: a stock client's first words. */
const TURNED_AWAY_BYTES = 64 * 1024

export interface RoomsStats extends Counts {
  documents: number
  connections: number
}

export interface Rooms {
  /**
   * Takes over an upgrade of `/sync/<document>` whose session and Origin have been checked. Whatever is wrong with the
   * document is told by a close code, because a browser cannot see why a handshake failed.
   */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, visitor: Visitor): void
  /** Completes the handshake only to say why not, such as `signedOut`. */
  turnAway(request: IncomingMessage, socket: Duplex, head: Buffer, reason: CloseReason): void
  /** `upgrade` for a socket that is open already, whoever made it. */
  accept(socket: FrameSocket, join: Join): void
  /**
   * Call it after any change of rights. Connections it concerns neither hear nor say anything until their right has been
   * asked anew; those that lost it are closed. `session` says that a session is over. Resolves when all is done.
   */
  recheck(concerns: Recheck): Promise<void>
  /** Commits a change made by the server in an account's name, which everyone present sees. Rights are the caller's to check. */
  write(document: DocumentName, account: AccountId, update: Uint8Array): Promise<Result<null, WriteRefusal>>
  /** All that is committed in a document, as a Yjs v1 update. Rejects where the log cannot be read. */
  read(document: DocumentName): Promise<Uint8Array>
  /** The same once all that was taken until now is committed, with how far the log reaches there. */
  settle(document: DocumentName): Promise<{ seq: number; state: Uint8Array }>
  /** Whose connections to a document have been let in. */
  accountsIn(document: DocumentName): ReadonlySet<AccountId>
  stats(): RoomsStats
  /** Takes no more changes, commits and acknowledges those that have come, and closes every connection with "restarting". */
  drain(): Promise<void>
}

export function createRooms(options: RoomsOptions): Rooms {
  return new OpenRooms(options)
}

class OpenRooms implements Rooms {
  readonly #context: RoomContext
  readonly #rooms = new Map<DocumentName, Room>()
  readonly #admission: Admission
  readonly #folding: Folding
  readonly #handshake: Handshake
  readonly #farewell: Handshake
  readonly #options: RoomsOptions
  #stopTicking: () => void = () => {}
  #isDraining = false

  constructor(options: RoomsOptions) {
    this.#options = options
    this.#context = createContext(options, () => this.#afterGroup())
    this.#admission = new Admission(this.#context, options, (document) => this.#enter(document))
    this.#folding = new Folding(this.#context, options.keeper ?? null, (document) => this.#rooms.get(document) ?? null)
    this.#handshake = createHandshake(this.#context.limits.frameBytes * FRAME_LEEWAY)
    this.#farewell = createHandshake(TURNED_AWAY_BYTES)
    this.#tick()
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, visitor: Visitor): void {
    const address = readAddress(request.url ?? '')
    if (!address) return this.turnAway(request, socket, head, 'forbidden')
    // A visitor of its own for each connection: presence tells connections apart by it.
    this.#handshake(request, socket, head, (opened) => {
      this.accept(opened, { ...address, visitor: { ...visitor } })
    })
  }

  turnAway(request: IncomingMessage, socket: Duplex, head: Buffer, reason: CloseReason): void {
    this.#farewell(request, socket, head, (opened) => opened.close(closeCodes[reason].code, reason))
  }

  accept(socket: FrameSocket, join: Join): void {
    if (this.#isDraining) socket.close(closeCodes.restarting.code, 'restarting')
    else this.#admission.accept(socket, join)
  }

  recheck(concerns: Recheck): Promise<void> {
    return this.#admission.recheck(concerns)
  }

  async write(document: DocumentName, account: AccountId, update: Uint8Array): Promise<Result<null, WriteRefusal>> {
    if (this.#isDraining) return refuse({ kind: 'unavailable' })
    const room = this.#enter(document)
    try {
      await room.loaded
    } catch {
      return refuse({ kind: 'unavailable' })
    }
    return commitWrite(this.#context, room, account, update)
  }

  async read(document: DocumentName): Promise<Uint8Array> {
    const room = this.#enter(document)
    await room.loaded
    return room.state.encode()
  }

  async settle(document: DocumentName): Promise<{ seq: number; state: Uint8Array }> {
    for (;;) {
      const room = this.#enter(document)
      await room.loaded
      await this.#context.commits.settled()
      // A room that was closed meanwhile may have failed to store something: only the log knows.
      if (room.phase === 'live') return { seq: room.state.head, state: room.state.encode() }
    }
  }

  accountsIn(document: DocumentName): ReadonlySet<AccountId> {
    const connections = this.#rooms.get(document)?.connections ?? []
    return new Set([...connections].map(({ visitor }) => visitor.account))
  }

  stats(): RoomsStats {
    const { counts } = this.#context
    return { ...counts, closed: { ...counts.closed }, documents: this.#rooms.size, connections: this.#admission.size }
  }

  async drain(): Promise<void> {
    this.#isDraining = true
    this.#stopTicking()
    this.#admission.stopListening()
    await this.#context.commits.settled()
    await this.#admission.closeAll('restarting')
    this.#rooms.clear()
  }

  #enter(document: DocumentName): Room {
    const open = this.#rooms.get(document)
    if (open) return open
    const room = new Room(this.#context, document, (closed) => {
      if (this.#rooms.get(document) === closed) this.#rooms.delete(document)
    })
    this.#rooms.set(document, room)
    return room
  }

  #afterGroup(): void {
    const { touched, committed, counts, logger } = this.#context
    for (const room of touched) {
      try {
        room.flush()
      } catch (error) {
        logger.error({ err: error, document: room.document }, 'a room could not send what was committed')
        room.fail()
      }
    }
    touched.clear()
    if (committed.length === 0) return
    const group = committed.splice(0)
    counts.groups++
    counts.committed += group.length
    try {
      this.#options.onCommitted?.(group)
    } catch (error) {
      logger.error({ err: error }, 'a listener to commits failed')
    }
  }

  #tick(): void {
    this.#stopTicking = this.#context.clock.after(TICK_MS, () => {
      const now = this.#context.clock.now()
      for (const connection of this.#admission.connections) connection.tick(now)
      for (const room of this.#rooms.values()) {
        if (room.phase !== 'live') continue
        if (room.rest(now)) this.#folding.atClose(room)
        else this.#folding.consider(room, now)
      }
      this.#tick()
    })
  }
}

function createContext(options: RoomsOptions, onGroup: () => void): RoomContext {
  const { log, logger, clock = systemClock } = options
  const limits = { ...standardLimits, ...options.limits }
  return {
    clock,
    limits,
    logger,
    log,
    commits: new CommitQueue({ log, clock, logger, onGroup }),
    loads: new LoadGate(LOADS_AT_ONCE, limits.waitingLoads),
    counts: { committed: 0, groups: 0, sent: 0, gaps: 0, loads: 0, cut: 0, closed: {} },
    touched: new Set(),
    committed: [],
  }
}
