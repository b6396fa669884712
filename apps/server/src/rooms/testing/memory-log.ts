import type { DocumentLog, LoggedUpdate, PendingUpdate, Snapshot, StoredDocument } from '@intercoder/storage'

/** What may happen to an append: it fails, it is committed but the answer is lost, or nothing out of the ordinary. */
export type Fault = 'fails' | 'answer lost' | null

/** A log in memory whose misfortunes a test decides. It outlives the rooms that write to it, as a database would. */
export class MemoryLog implements DocumentLog {
  readonly rows = new Map<string, LoggedUpdate[]>()
  readonly snapshots = new Map<string, Snapshot>()
  appends = 0
  loads = 0
  /** Asked at each append. */
  fault: (updates: PendingUpdate[]) => Fault = () => null
  /** While set, loading fails. */
  cannotLoad = false
  #held: (() => void)[] | null = null

  /** Lets no append finish until `release`. */
  hold(): void {
    this.#held ??= []
  }

  release(): void {
    for (const go of this.#held?.splice(0) ?? []) go()
    this.#held = null
  }

  async append(updates: PendingUpdate[]): Promise<number[]> {
    this.appends++
    if (this.#held) await new Promise<void>((resolve) => this.#held?.push(resolve))
    await Promise.resolve()
    const fault = this.fault(updates)
    if (fault === 'fails') throw new Error('the database is away')
    const seqs = updates.map((update) => this.#add(update))
    if (fault === 'answer lost') throw new Error('the connection broke during the commit')
    return seqs
  }

  #add({ document, account, at, update }: PendingUpdate): number {
    const rows = this.rows.get(document) ?? []
    this.rows.set(document, rows)
    const seq = rows.length + 1
    rows.push({ seq, account, at, update: new Uint8Array(update) })
    return seq
  }

  async load(document: string): Promise<StoredDocument> {
    this.loads++
    await Promise.resolve()
    if (this.cannotLoad) throw new Error('the database is away')
    const snapshot = this.snapshots.get(document) ?? null
    const rows = this.rows.get(document) ?? []
    return { snapshot, tail: rows.slice(snapshot?.seq ?? 0) }
  }

  async saveSnapshot(document: string, snapshot: Snapshot): Promise<void> {
    this.snapshots.set(document, snapshot)
  }

  async *history(document: string, at = Infinity): AsyncIterable<LoggedUpdate> {
    const rows = this.rows.get(document) ?? []
    const last = rows.findLastIndex((row) => row.at <= at)
    yield* rows.slice(0, last + 1)
  }
}
