/**
 * Decides when a document's log is folded into a snapshot: when that saves much replaying, and when nobody is typing. In
 * the middle of a burst it would cost everyone their evenness (research: p99 130 ms against 29 ms).
 */
import type { SnapshotKeeper } from '@intercoder/storage'
import type { DocumentName } from '@intercoder/sync'
import type { Room } from './room.ts'
import type { RoomContext } from './room-context.ts'

/** A log this long is folded in the next pause of the whole server … */
const LONG = { rows: 2_000, bytes: 1024 * 1024 }
/** … one this long once its document has been left alone … */
const WORTHWHILE = { rows: 100, bytes: 64 * 1024 }
/** … one this long when its room closes … */
const AT_CLOSE = { rows: 20, bytes: 8 * 1024 }
/** … and one this long at once: there seems to be no pause. */
const OVERDUE = { rows: 20_000, bytes: 8 * 1024 * 1024 }
const LEFT_ALONE_MS = 5_000
/** A pause: no commit on its way for this long. */
const PAUSE_MS = 100
const POLL_MS = 50

type Length = { rows: number; bytes: number }
const isAtLeast = (length: Length, bound: Length) => length.rows >= bound.rows || length.bytes >= bound.bytes

export class Folding {
  readonly #context: RoomContext
  readonly #keeper: Pick<SnapshotKeeper, 'fold'> | null
  readonly #find: (document: DocumentName) => Room | null
  readonly #wanted = new Set<DocumentName>()
  /** A log that could not be folded is not tried again and again; the reason is in the server's own log. */
  readonly #refused = new Set<DocumentName>()
  #working: DocumentName | null = null
  #isPolling = false

  constructor(
    context: RoomContext,
    keeper: Pick<SnapshotKeeper, 'fold'> | null,
    find: (document: DocumentName) => Room | null,
  ) {
    this.#context = context
    this.#keeper = keeper
    this.#find = find
  }

  /** Looks at a live room; called about once a second. */
  consider(room: Room, now: number): void {
    const length = room.state.unfolded
    const isAlone = now - room.changedAt >= LEFT_ALONE_MS
    if (isAtLeast(length, LONG) || (isAlone && isAtLeast(length, WORTHWHILE))) this.#want(room.document, length)
  }

  atClose(room: Room): void {
    const length = room.state.unfolded
    if (isAtLeast(length, AT_CLOSE)) this.#want(room.document, length)
  }

  #want(document: DocumentName, length: Length): void {
    if (!this.#keeper || this.#refused.has(document) || this.#working === document) return
    this.#wanted.add(document)
    this.#poll(isAtLeast(length, OVERDUE))
  }

  #poll(isOverdue: boolean): void {
    if (this.#working || this.#wanted.size === 0) return
    if (isOverdue || this.#context.commits.quietFor >= PAUSE_MS) return void this.#foldNext()
    if (this.#isPolling) return
    this.#isPolling = true
    this.#context.clock.after(POLL_MS, () => {
      this.#isPolling = false
      this.#poll(false)
    })
  }

  async #foldNext(): Promise<void> {
    const [document] = this.#wanted
    if (!document || !this.#keeper) return
    this.#wanted.delete(document)
    this.#working = document
    try {
      const folded = await this.#keeper.fold(document)
      if (folded.ok) await this.#rebase(document)
      else this.#refuse(document, folded.refusal.kind)
    } catch (error) {
      this.#context.logger.error({ err: error, document }, 'folding failed')
    }
    this.#working = null
    this.#poll(false)
  }

  #refuse(document: DocumentName, kind: string): void {
    this.#refused.add(document)
    this.#context.logger.error({ document, kind }, 'log cannot be folded')
  }

  /** Lets an open room go on from the new snapshot, so that its memory does not grow with the log. */
  async #rebase(document: DocumentName): Promise<void> {
    if (!this.#find(document)) return
    const { snapshot } = await this.#context.log.load(document)
    const room = this.#find(document)
    if (snapshot && room?.phase === 'live') room.state.rebase(snapshot)
  }
}
