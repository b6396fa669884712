import type { Clock } from '../clock.ts'

/** A clock that stands still until a test moves it. */
export class TestClock implements Clock {
  #now: number
  #timers: { at: number; run: () => void }[] = []
  #soon: (() => void)[] = []

  constructor(now = 1_790_000_000_000) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run }
    this.#timers.push(timer)
    return () => void (this.#timers = this.#timers.filter((one) => one !== timer))
  }

  soon(run: () => void): void {
    this.#soon.push(run)
  }

  /** Whoever had plans is dead. */
  forget(): void {
    this.#timers = []
    this.#soon = []
  }

  /** Runs what was to run soon, and nothing that comes of it. Answers how much there was. */
  runSoon(): number {
    const due = this.#soon.splice(0)
    for (const run of due) run()
    return due.length
  }

  /** Lets everything happen that needs no time to pass: turns of the event loop until nothing more comes of them. */
  async turn(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet++) {
      if (this.runSoon() > 0) quiet = 0
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  /** Passes time, timer by timer, with a turn after each. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms
    await this.turn()
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.#timers = this.#timers.filter((one) => one !== next)
      this.#now = next.at
      next.run()
      await this.turn()
    }
    this.#now = end
  }
}
