/**
 * Append, then acknowledge. What arrives while one append is on its way goes into the next, whatever room it is for, so that
 * the database sees few and large transactions and every room waits for about one of them.
 */
import type { DocumentLog, PendingUpdate } from '@intercoder/storage'
import type { Clock } from './clock.ts'
import type { Logger } from './rooms-options.ts'

export interface Commit {
  document: string
  /** Null for what brings nothing new but has to wait for what came before it. */
  row: PendingUpdate | null
  /** Whether its room has closed since, and lost what this may build on: in the log it would be a gap for good. */
  isVoid(): boolean
  /** `seq` is null where there was no row. */
  done(seq: number | null): void
  failed(): void
}

export interface CommitQueueOptions {
  log: DocumentLog
  clock: Clock
  logger: Logger
  /** After every group, once each of its commits has been told. */
  onGroup(): void
}

/** Rows and bytes of one transaction, so that no group keeps the others waiting. */
const GROUP_ROWS = 1_000
const GROUP_BYTES = 4 * 1024 * 1024

export class CommitQueue {
  readonly #options: CommitQueueOptions
  #waiting: Commit[] = []
  #told: (() => void)[] = []
  #busy = false
  #isUntold = false
  #lastActive = 0

  constructor(options: CommitQueueOptions) {
    this.#options = options
  }

  push(commit: Commit): void {
    this.#waiting.push(commit)
    if (this.#busy) return
    this.#busy = true
    this.#options.clock.soon(() => void this.#work())
  }

  /** Resolves once everything pushed until now has been told its fate, and everyone else has been told of it. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      const told = () => void this.#told.push(resolve)
      this.push({ document: '', row: null, isVoid: () => false, done: told, failed: told })
    })
  }

  /** Milliseconds since the queue last had something to do; 0 while it has. */
  get quietFor(): number {
    return this.#busy ? 0 : this.#options.clock.now() - this.#lastActive
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#append(this.#takeGroup())
      this.#isUntold = true
      // Sending takes a while where many listen: what waits is first put on its way to the database.
      if (this.#waiting.length > 0) this.#options.clock.soon(() => this.#tellOthers())
      else this.#tellOthers()
    }
    this.#busy = false
    this.#lastActive = this.#options.clock.now()
  }

  /** Others hear of each group once, and before anything of the next one is told. */
  #tellOthers(): void {
    if (!this.#isUntold) return
    this.#isUntold = false
    this.#options.onGroup()
    for (const resolve of this.#told.splice(0)) resolve()
  }

  #takeGroup(): Commit[] {
    let bytes = 0
    let end = 0
    for (const { row } of this.#waiting) {
      bytes += row?.update.length ?? 0
      if (end > 0 && (end >= GROUP_ROWS || bytes > GROUP_BYTES)) break
      end++
    }
    return this.#waiting.splice(0, end)
  }

  async #append(taken: Commit[]): Promise<void> {
    const group: Commit[] = []
    for (const commit of taken) {
      if (commit.isVoid()) commit.failed()
      else group.push(commit)
    }
    const rows = group.flatMap(({ row }) => row ?? [])
    const seqs = rows.length > 0 ? await this.#tryAppend(rows) : []
    this.#tellOthers()
    if (seqs) {
      let next = 0
      for (const commit of group) commit.done(commit.row ? (seqs[next++] ?? null) : null)
      return
    }
    const documents = [...new Set(rows.map(({ document }) => document))]
    if (documents.length > 1) return this.#appendApart(group, documents)
    for (const commit of group) {
      if (documents.includes(commit.document)) commit.failed()
      else commit.done(null)
    }
  }

  async #tryAppend(rows: PendingUpdate[]): Promise<number[] | null> {
    try {
      const seqs = await this.#options.log.append(rows)
      if (seqs.length !== rows.length) throw new Error('the log did not number every update')
      return seqs
    } catch (error) {
      this.#options.logger.error({ err: error, rows: rows.length }, 'append failed')
      return null
    }
  }

  /**
   * One document that the log will not take must not cost the others their changes. Should the failed transaction have been
   * committed after all, rows are there twice, which Yjs does not mind.
   */
  async #appendApart(group: Commit[], documents: string[]): Promise<void> {
    for (const document of documents) await this.#append(group.filter((commit) => commit.document === document))
    for (const commit of group) if (!documents.includes(commit.document)) commit.done(null)
  }
}
