import type { DocumentLog, LoggedUpdate, PendingUpdate, Snapshot, StoredDocument } from '@intercoder/storage'
import type { Random } from './random.ts'

/**
 * The log as one life of a server sees it: with misfortunes on the way, and cut off from one moment to the next when that
 * server is killed. What lies behind lives on.
 */
export class ServerLog implements DocumentLog {
  readonly #inner: DocumentLog
  readonly #random: Random
  #isCut = false
  #held: (() => void)[] | null = null
  /** How likely the next append is to fail, before or after it is committed. */
  faults = 0
  happened = { failed: 0, answersLost: 0, loadsFailed: 0, cutOff: 0 }
  /** What is under way and will end by itself. */
  pending = new Set<Promise<unknown>>()

  constructor(inner: DocumentLog, random: Random) {
    this.#inner = inner
    this.#random = random
  }

  hold(): void {
    this.#held ??= []
  }

  release(): void {
    for (const go of this.#held?.splice(0) ?? []) go()
    this.#held = null
  }

  /** Nothing that is under way will ever be answered; what had not reached the database does not. */
  cut(): void {
    this.#isCut = true
  }

  async append(updates: PendingUpdate[]): Promise<number[]> {
    if (this.#held) await new Promise<void>((resolve) => this.#held?.push(resolve))
    await this.#orNever()
    const isBad = this.#random.chance(this.faults)
    if (isBad && this.#random.chance(0.5)) {
      this.happened.failed++
      throw new Error('the database is away')
    }
    const seqs = await this.#track(this.#inner.append(updates))
    if (this.#isCut) this.happened.cutOff++
    await this.#orNever()
    if (!isBad) return seqs
    this.happened.answersLost++
    throw new Error('the connection broke during the commit')
  }

  async load(document: string): Promise<StoredDocument> {
    await this.#orNever()
    if (this.#random.chance(this.faults)) {
      this.happened.loadsFailed++
      throw new Error('the database is away')
    }
    const stored = await this.#track(this.#inner.load(document))
    await this.#orNever()
    return stored
  }

  async saveSnapshot(document: string, snapshot: Snapshot): Promise<void> {
    await this.#orNever()
    await this.#track(this.#inner.saveSnapshot(document, snapshot))
    await this.#orNever()
  }

  history(document: string, at?: number): AsyncIterable<LoggedUpdate> {
    return this.#inner.history(document, at)
  }

  #orNever(): Promise<void> {
    return this.#isCut ? new Promise(() => {}) : Promise.resolve()
  }

  #track<T>(work: Promise<T>): Promise<T> {
    this.pending.add(work)
    const done = () => void this.pending.delete(work)
    work.then(done, done)
    return work
  }
}
