/** Work for when there is nothing else to do. Safari knows no idle time. */
const hasIdle = typeof requestIdleCallback === 'function'

/** Runs `work` again and again, each time when there is time, until it answers false. One run of it should be short. */
export class IdleWork {
  readonly #work: () => boolean
  #waiting: number | null = null

  constructor(work: () => boolean) {
    this.#work = work
  }

  start(): void {
    this.#waiting ??= whenIdle(() => {
      this.#waiting = null
      if (this.#work()) this.start()
    })
  }

  stop(): void {
    if (this.#waiting !== null) cancelIdle(this.#waiting)
    this.#waiting = null
  }
}

function whenIdle(work: () => void): number {
  return hasIdle ? requestIdleCallback(work, { timeout: 1000 }) : window.setTimeout(work, 60)
}

function cancelIdle(handle: number): void {
  if (hasIdle) cancelIdleCallback(handle)
  else window.clearTimeout(handle)
}
