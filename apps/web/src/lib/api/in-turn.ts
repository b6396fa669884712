/**
 * Sends what one person does one after the other, so that it is done in the order in which they did it: two requests on
 * their way at once may overtake each other.
 */
export class InTurn {
  #latest: Promise<unknown> = Promise.resolve()

  /** Begins `send` once everything asked before has been answered, however that ended. */
  take<T>(send: () => Promise<T>): Promise<T> {
    const sent = this.#latest.then(send)
    this.#latest = sent.catch(() => undefined)
    return sent
  }
}
