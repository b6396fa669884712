import type { CloseReason, Limits } from '@intercoder/sync'
import type { Clock } from './clock.ts'
import type { CommitQueue } from './commit-queue.ts'
import type { LoadGate } from './load-gate.ts'
import type { Room } from './room.ts'
import type { CommittedUpdate, Logger, RoomsOptions } from './rooms-options.ts'

/** Totals since the start, for whoever wants to see that something happened. */
export interface Counts {
  /** Updates committed. */
  committed: number
  /** Groups, hence transactions, that they were committed in. */
  groups: number
  /** Frames given to sockets. */
  sent: number
  /** Updates set aside because they build on what was not here. */
  gaps: number
  loads: number
  /** Connections ended without a word because nobody reads or answers any more. */
  cut: number
  closed: Partial<Record<CloseReason, number>>
}

/** What all rooms of a server share. */
export interface RoomContext {
  clock: Clock
  limits: Limits
  logger: Logger
  log: RoomsOptions['log']
  commits: CommitQueue
  loads: LoadGate
  counts: Counts
  /** Rooms that the group now being told has changed, to be flushed when it has been told whole. */
  touched: Set<Room>
  committed: CommittedUpdate[]
}
