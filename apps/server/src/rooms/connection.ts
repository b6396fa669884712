/** One client in one room: what it may, what it has sent and had saved, how fast it sends and how slowly it reads. */
import { closeCodes, exceeded, type CloseReason, type DocumentName, type RoomAddress } from '@intercoder/sync'
import { FAREWELL_MS, type FrameSocket } from './frame-socket.ts'
import { HEARTBEAT, SavedCount } from './saved-count.ts'
import type { RoomContext } from './room-context.ts'
import type { Right, Visitor } from './rooms-options.ts'
import { TokenBucket } from './token-bucket.ts'

export interface Join extends RoomAddress {
  visitor: Visitor
}

export interface ConnectionListener {
  frame(connection: Connection, frame: Uint8Array): void
  gone(connection: Connection): void
}

/** Why the server does not read on at the moment. */
type Hold = 'gate' | 'rate' | 'unsaved' | 'leaving'

/** Once out of debt for this long, a client is no longer flooding. */
const CALM_MS = 1_000

export class Connection {
  readonly document: DocumentName
  readonly visitor: Visitor
  /** What the client said that it has when it came, until it asks for the rest, which it has been given by then. */
  has: Uint8Array | null
  readonly saved: SavedCount
  right: Right = null
  /** Neither shows itself nor is shown anybody. */
  isHushed = false
  closed = false
  /** Resolves when the socket is no more, which may be a while after `closed`. */
  readonly ended: Promise<void>
  readonly #context: RoomContext
  readonly #socket: FrameSocket
  readonly #listener: ConnectionListener
  readonly #holds = new Set<Hold>()
  readonly #updates: TokenBucket
  readonly #bytes: TokenBucket
  readonly #presences: TokenBucket
  /** While the gate is shut nothing goes in or out: rights are being asked, or the document is being loaded. */
  #arrived: Uint8Array[] = []
  #leaving: Uint8Array[] = []
  #unsavedBytes = 0
  #calmAt: number
  #floodSince: number
  #answerBytes = 0
  #beatAt: number
  #heard = true

  constructor(context: RoomContext, socket: FrameSocket, join: Join, listener: ConnectionListener) {
    const now = context.clock.now()
    const { limits } = context
    this.#context = context
    this.#socket = socket
    this.#listener = listener
    this.document = join.document
    this.visitor = join.visitor
    this.has = join.has
    this.saved = new SavedCount(join.wantsSaved)
    this.#updates = new TokenBucket(limits.updatesPerSecond, now)
    this.#bytes = new TokenBucket(limits.updateBytesPerSecond, now)
    this.#presences = new TokenBucket(limits.awarenessPerSecond, now)
    this.#calmAt = now
    this.#floodSince = now
    this.#beatAt = now + limits.heartbeatMs
    this.hold('gate')
    this.ended = new Promise((ended) => {
      const gone = () => {
        this.#leave()
        ended()
      }
      const alive = () => void (this.#heard = true)
      const stalled = () => this.#cut('stallPatienceMs')
      socket.listen({ frame: (frame) => this.#receive(frame), alive, stalled, gone }, limits.stallPatienceMs)
    })
  }

  #receive(frame: Uint8Array): void {
    if (this.closed) return
    this.#heard = true
    if (frame.length > this.#context.limits.frameBytes) this.close(exceeded.frameBytes)
    else if (this.#holds.has('gate')) this.#arrived.push(frame)
    else this.#listener.frame(this, frame)
  }

  get isOpen(): boolean {
    return !this.closed && !this.#holds.has('gate')
  }

  shutGate(): void {
    this.hold('gate')
  }

  openGate(): void {
    this.release('gate')
    const leaving = this.#leaving
    const arrived = this.#arrived
    this.#leaving = []
    this.#arrived = []
    for (const frame of leaving) this.send(frame)
    // Each may shut the gate again or close the connection, so each goes the whole way.
    for (const frame of arrived) this.#receive(frame)
  }

  hold(reason: Hold): void {
    if (this.#holds.size === 0 && !this.closed) this.#socket.pause()
    this.#holds.add(reason)
  }

  release(reason: Hold): void {
    if (this.#holds.delete(reason) && this.#holds.size === 0 && !this.closed) this.#socket.resume()
  }

  send(frame: Uint8Array): void {
    if (this.closed) return
    if (this.#holds.has('gate')) return void this.#leaving.push(frame)
    this.#socket.send(frame)
    this.#context.counts.sent++
    if (this.#socket.waiting > this.#context.limits.sendBufferBytes + this.#answerBytes) this.#cut('sendBufferBytes')
  }

  /** Sends what the client asked for, however large; a slow reader is given the time to take it. */
  answer(frames: Uint8Array[]): void {
    for (const frame of frames) this.#answerBytes += frame.length
    for (const frame of frames) this.send(frame)
  }

  /** Counts what was received against the rates. Above them the socket is not read until the debt is paid. */
  charge(cost: { updates?: number; bytes?: number; presences?: number }): void {
    const now = this.#context.clock.now()
    this.#updates.take(cost.updates ?? 0, now)
    this.#bytes.take(cost.bytes ?? 0, now)
    this.#presences.take(cost.presences ?? 0, now)
    const wait = Math.max(this.#updates.wait(now), this.#bytes.wait(now), this.#presences.wait(now))
    if (wait === 0 || this.closed) return
    if (now - this.#calmAt > CALM_MS) this.#floodSince = now
    this.#calmAt = now + wait
    if (now - this.#floodSince > this.#context.limits.floodPatienceMs) return this.close(exceeded.floodPatienceMs)
    if (this.#holds.has('rate')) return
    this.hold('rate')
    this.#context.clock.after(wait, () => this.release('rate'))
  }

  /** Bytes on their way to the log (negative: arrived there). */
  addUnsaved(bytes: number): void {
    this.#unsavedBytes += bytes
    if (this.#unsavedBytes > this.#context.limits.unsavedBytes) this.hold('unsaved')
    else this.release('unsaved')
  }

  /** Once a second: is anyone still there? */
  tick(now: number): void {
    this.#answerBytes = Math.min(this.#answerBytes, this.#socket.waiting)
    if (now < this.#beatAt) return
    this.#beatAt = now + this.#context.limits.heartbeatMs
    if (!this.#heard) return this.#cut('heartbeatMs')
    this.#heard = false
    this.#socket.ping()
    // The stock client gives up on a server that has sent no message for half a minute, and a ping is none.
    this.send(HEARTBEAT)
  }

  close(reason: CloseReason): void {
    if (this.closed) return
    this.#context.counts.closed[reason] = (this.#context.counts.closed[reason] ?? 0) + 1
    this.#context.logger.debug({ document: this.document, reason }, 'connection closed')
    this.#socket.close(closeCodes[reason].code, reason)
    // A socket that is not read would never see the other end's farewell.
    if (this.#holds.size > 0) this.#socket.resume()
    const spare = this.#context.clock.after(FAREWELL_MS, () => this.#socket.terminate())
    void this.ended.then(spare)
    this.#leave()
  }

  /** For one that no longer reads: a farewell would only queue up behind what it has not read. */
  #cut(limit: 'sendBufferBytes' | 'stallPatienceMs' | 'heartbeatMs'): void {
    if (this.closed) return
    this.#context.counts.cut++
    this.#context.logger.debug({ document: this.document, limit, waiting: this.#socket.waiting }, 'connection cut')
    this.terminate()
  }

  terminate(): void {
    this.#socket.terminate()
    this.#leave()
  }

  #leave(): void {
    if (this.closed) return
    this.closed = true
    this.#arrived = []
    this.#leaving = []
    this.#listener.gone(this)
  }
}
