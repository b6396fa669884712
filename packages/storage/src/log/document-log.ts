import type { AccountId } from '@intercoder/domain'

/** One change to one document, as it goes into the log. `update` is a Yjs v1 update. */
export interface PendingUpdate {
  document: string
  account: AccountId
  /** Milliseconds since 1970. */
  at: number
  update: Uint8Array
}

export interface LoggedUpdate {
  seq: number
  account: AccountId
  at: number
  update: Uint8Array
}

/** Merged state up to and including `seq`, with its state vector. */
export interface Snapshot {
  seq: number
  state: Uint8Array
  stateVector: Uint8Array
}

/** What opening a document needs: the newest sound snapshot, if there is one, and every update after it, in order. */
export interface StoredDocument {
  snapshot: Snapshot | null
  tail: LoggedUpdate[]
}

/**
 * The append-only truth. Rooms know storage only through this. `document` is a name such as `layer/<id>`.
 * `seq` is gapless per document, from 1, however many servers append at once.
 */
export interface DocumentLog {
  /**
   * Appends all of `updates` or none, and resolves, once they are committed, with a seq for each, in order. After a
   * rejection it is not known whether they were kept (the connection may have broken during the commit): load again.
   */
  append(updates: PendingUpdate[]): Promise<number[]>
  /** Throws `LogDamaged` rather than give a document with a hole in it. A document that has no log is empty. */
  load(document: string): Promise<StoredDocument>
  /** Keeps a verified snapshot, and the one before it. Log rows stay: promise P10. */
  saveSnapshot(document: string, snapshot: Snapshot): Promise<void>
  /**
   * The log from its beginning, in order; with `at` (milliseconds) up to the last update that was logged by then.
   * Always without holes: an update whose server's clock ran ahead is included if one after it belongs to the past.
   */
  history(document: string, at?: number): AsyncIterable<LoggedUpdate>
}

/** Rows are missing from a log. Nothing this product does deletes them; a backup has to be restored. */
export class LogDamaged extends Error {
  readonly document: string

  constructor(document: string, missing: number) {
    super(`The log of ${document} is damaged: update ${missing} is missing.`)
    this.document = document
  }
}
