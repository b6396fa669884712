import type { FrameSocket, SocketListener } from '../frame-socket.ts'

/**
 * Both ends of a connection in a test's hands. Nothing moves by itself: frames wait in either direction until the test
 * delivers them, and the test may lose them, or the whole connection, with or without the server hearing of it.
 */
export class SocketPair {
  readonly toServer: Uint8Array[] = []
  readonly toClient: Uint8Array[] = []
  /** How the server closed it: a code, or 'cut' without a word. */
  closedWith: { code: number; reason: string } | 'cut' | null = null
  isPaused = false
  pings = 0
  /** Whether the client answers pings. */
  answersPings = true
  #listener: SocketListener | null = null
  #isGone = false

  readonly server: FrameSocket

  constructor() {
    const waiting = () => this.toClient.reduce((sum, frame) => sum + frame.length, 0)
    this.server = {
      send: (frame) => void (this.isOver || this.toClient.push(frame)),
      ping: () => this.#ping(),
      close: (code, reason) => void (this.closedWith ??= this.#isGone ? null : { code, reason }),
      terminate: () => this.#terminate(),
      pause: () => void (this.isPaused = true),
      resume: () => void (this.isPaused = false),
      listen: (listener) => void (this.#listener = listener),
      get waiting() {
        return waiting()
      },
    }
  }

  #ping(): void {
    this.pings++
    if (this.answersPings) this.#listener?.alive()
  }

  #terminate(): void {
    if (!this.isOver) this.closedWith = 'cut'
    this.#hangUp()
  }

  /** Whether the server has ended it, or knows that it has ended. */
  get isOver(): boolean {
    return this.closedWith !== null || this.#isGone
  }

  /** Gives the server the oldest frames that the client has sent, as far as it reads. Answers how many. */
  deliver(count = Infinity): number {
    let delivered = 0
    while (delivered < count && !this.isPaused && !this.isOver) {
      const frame = this.toServer.shift()
      if (!frame) break
      this.#listener?.frame(frame)
      delivered++
    }
    return delivered
  }

  /** Takes the oldest frames that the server has sent. */
  take(count = Infinity): Uint8Array[] {
    return this.toClient.splice(0, count)
  }

  stall(): void {
    this.#listener?.stalled()
  }

  /** The connection is lost, with everything on its way, and the server hears of it. */
  lose(): void {
    this.toServer.length = 0
    this.toClient.length = 0
    this.#hangUp()
  }

  #hangUp(): void {
    if (this.#isGone) return
    this.#isGone = true
    this.#listener?.gone()
  }

  /** The client has seen the server's farewell and answered it. */
  finish(): void {
    this.#hangUp()
  }
}
