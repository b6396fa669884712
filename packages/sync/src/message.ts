/** Message types on the wire: y-websocket's own, and ours, which a stock client ignores. */
export const messageTypes = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** Server to client: var-uint, how many update frames of this connection are committed. Only with `?ack=1`. */
  saved: 100,
} as const
