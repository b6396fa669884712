import type { CloseReason } from './close-code.ts'

/** Limits of a room, the same for both sides. Sizes are bytes, times milliseconds. `exceeded` says what each ends in. */
export const limits = {
  /** One websocket message. What a client catches up with after a long time offline must fit as well. */
  frameBytes: 4 * 1024 * 1024,
  /** One change as it happens. A client that makes a larger one splits it. */
  updateBytes: 1024 * 1024,
  /** The whole document. Deleting is still possible beyond it; adding is not. */
  documentBytes: 16 * 1024 * 1024,

  /** One client's presence, as JSON. */
  awarenessBytes: 2 * 1024,
  /** Presence is sent on at most this often, the latest only. A client need not send it more often either. */
  awarenessFlushMs: 50,
  awarenessPerSecond: 100,

  /** Above these the server reads more slowly, so a client notices nothing but a later "saved" … */
  updatesPerSecond: 200,
  updateBytesPerSecond: 1024 * 1024,
  /** … until it has been above them for this long. */
  floodPatienceMs: 10_000,
  /** What one connection may have waiting to be committed before the server reads on. */
  unsavedBytes: 4 * 1024 * 1024,

  socketsPerAccount: 200,
  socketsPerDocument: 250,
  /** So that nobody's tabs take the places of everybody else. */
  socketsPerAccountAndDocument: 30,
  /** Documents that may wait to be loaded while others are. */
  waitingLoads: 2_000,

  /** The server pings this often and ends a connection that has been silent since the ping before. */
  heartbeatMs: 25_000,
  /** What may wait for a client that reads slowly, above the state that it asked for. A frame is never skipped. */
  sendBufferBytes: 4 * 1024 * 1024,
  /** How long a client may read nothing while something waits for it. */
  stallPatienceMs: 10_000,
  /** How long a document stays in memory after the last one left. */
  idleUnloadMs: 30_000,
} as const

export type Limits = { readonly [Name in keyof typeof limits]: number }

/** How the server ends a connection that goes over a limit; the close code carries the remedy. */
export const exceeded = {
  frameBytes: 'tooLarge',
  updateBytes: 'tooLarge',
  documentBytes: 'tooLarge',
  awarenessBytes: 'tooLarge',
  floodPatienceMs: 'overloaded',
  socketsPerAccount: 'tooManyConnections',
  socketsPerDocument: 'tooManyConnections',
  socketsPerAccountAndDocument: 'tooManyConnections',
  waitingLoads: 'overloaded',
  sendBufferBytes: 'overloaded',
  stallPatienceMs: 'overloaded',
} as const satisfies Partial<Record<keyof Limits, CloseReason>>
