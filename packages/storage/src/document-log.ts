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

/** What opening a document needs: the newest snapshot, if there is one, and every update after it, in order. */
export interface StoredDocument {
  snapshot: Snapshot | null
  tail: LoggedUpdate[]
}

/**
 * The append-only truth. Rooms know storage only through this. `document` is a name such as `layer/<id>`.
 * `seq` is gapless per document, from 1.
 */
export interface DocumentLog {
  /** Appends all of `updates` in one transaction and resolves, once it is committed, with a seq for each, in order. */
  append(updates: PendingUpdate[]): Promise<number[]>
  load(document: string): Promise<StoredDocument>
  /** Keeps a verified snapshot. Log rows stay: promise P10. */
  saveSnapshot(document: string, snapshot: Snapshot): Promise<void>
  /** Every update up to and including `at` milliseconds, in order, for rebuilding a document as of a time. */
  history(document: string, at?: number): AsyncIterable<LoggedUpdate>
}
