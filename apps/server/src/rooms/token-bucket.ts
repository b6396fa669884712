/** Allows a rate with bursts of one second. It may go into debt: what has already been received is paid for by waiting. */
export class TokenBucket {
  readonly #perSecond: number
  #tokens: number
  #at: number

  constructor(perSecond: number, now: number) {
    this.#perSecond = perSecond
    this.#tokens = perSecond
    this.#at = now
  }

  take(count: number, now: number): void {
    this.#refill(now)
    this.#tokens -= count
  }

  /** Milliseconds until the debt is paid; 0 where there is none. */
  wait(now: number): number {
    this.#refill(now)
    return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens * 1000) / this.#perSecond)
  }

  #refill(now: number): void {
    const earned = (Math.max(0, now - this.#at) * this.#perSecond) / 1000
    this.#tokens = Math.min(this.#perSecond, this.#tokens + earned)
    this.#at = now
  }
}
