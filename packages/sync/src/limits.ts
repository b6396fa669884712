/** Limits of a room, the same for both sides. Sizes are bytes, times milliseconds. */
export const limits = {
  frameBytes: 4 * 1024 * 1024,
  updateBytes: 1024 * 1024,
  documentBytes: 32 * 1024 * 1024,
  awarenessBytes: 2 * 1024,
  awarenessFlushMs: 50,
  updatesPerSecond: 200,
  updateBytesPerSecond: 1024 * 1024,
  floodPatienceMs: 10_000,
  socketsPerAccount: 200,
  socketsPerDocument: 250,
  heartbeatMs: 25_000,
  sendBufferBytes: 4 * 1024 * 1024,
  idleUnloadMs: 30_000,
} as const
