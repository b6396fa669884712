import type { AccountId, ProjectId, SessionId } from '@intercoder/domain'
import type { DocumentLog, SnapshotKeeper } from '@intercoder/storage'
import type { DocumentName, Limits } from '@intercoder/sync'
import type { Clock } from './clock.ts'

/** What an account may do with a document. Null: it is not told whether there is such a document at all. */
export type Right = 'write' | 'read' | null

/** Who is at the other end, as the signed-in session says. The profile is what others see of them. */
export interface Visitor {
  session: SessionId
  account: AccountId
  profile: { name: string; initials: string; colour: string }
}

export interface CommittedUpdate {
  document: DocumentName
  seq: number
  account: AccountId
  at: number
  update: Uint8Array
}

/** The part of pino that rooms use. What is logged names no person and quotes no text. */
export interface Logger {
  debug(facts: object, message: string): void
  error(facts: object, message: string): void
}

export interface RoomsOptions {
  log: DocumentLog
  /** Asked at each join and after each `recheck`; in between the answer is remembered. A failure closes with "try again". */
  access(account: AccountId, document: DocumentName): Promise<Right>
  /**
   * Whether an account neither shows itself in a document nor is shown anybody, asked whenever `access` is: where people
   * code blind, who is there and where they read would tell of it (P1). Nobody is hushed without it.
   */
  hush?(account: AccountId, document: DocumentName): Promise<boolean>
  logger: Logger
  /** After a group is committed and sent on. What it throws is logged; nobody waits for it. */
  onCommitted?(updates: CommittedUpdate[]): void
  /** An account's last connection to a document is gone. Nobody waits for it. */
  onGone?(account: AccountId, document: DocumentName): void
  /** Makes snapshots; without it opening a document replays its whole log. */
  keeper?: Pick<SnapshotKeeper, 'fold'>
  clock?: Clock
  limits?: Partial<Limits>
}

/** Which connections a change of rights may touch. `session` means that the session is over. */
export interface Recheck {
  account?: AccountId
  project?: ProjectId
  session?: SessionId
}
