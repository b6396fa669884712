/**
 * How long the other end has to answer a farewell before its socket is cut. A connection sees to that itself, by the clock
 * of its room and whatever socket it has; a real websocket has to as well, since those that are turned away at the door and
 * those that ws closes for what they sent have no connection to do it.
 */
export const FAREWELL_MS = 2_000

/**
 * One end of a websocket as a room sees it. Rooms know no more of the network than this, so that a test can hold both
 * ends and deliver, delay, lose or halt whatever it likes.
 */
export interface FrameSocket {
  /** The caller gives the frame away: the same bytes may wait in many sockets. */
  send(frame: Uint8Array): void
  ping(): void
  /** Closes politely, after what was sent before. */
  close(code: number, reason: string): void
  /** Cuts the connection; what waits to be sent is lost. */
  terminate(): void
  /** Stops reading until `resume`, so that the other end has to wait. */
  pause(): void
  resume(): void
  /** Bytes given to `send` that the network has not taken. */
  readonly waiting: number
  /** Whoever listens hears everything from the first frame on. `stallMs` is the patience before `stalled`. */
  listen(listener: SocketListener, stallMs: number): void
}

export interface SocketListener {
  frame(frame: Uint8Array): void
  /** The other end answered a ping. */
  alive(): void
  /** Something waits to be sent and none of it has moved for too long. */
  stalled(): void
  /** The connection is over, for whatever reason. Comes once, and nothing comes after. */
  gone(): void
}
