import { untrack } from 'svelte'
import { afterPaint } from './after-paint.ts'

/**
 * What was read a moment ago: it follows once the frame with the change itself has been painted, so that a panel beside
 * the text never keeps the text waiting. To be made where effects may be.
 */
export class Trailing<T> {
  #current: T = $state.raw() as T
  readonly #read: () => T
  #stopWaiting: (() => void) | null = null

  constructor(read: () => T) {
    this.#read = read
    this.#current = untrack(read)
    $effect(() => {
      read()
      // A change while one waits does not put it off: else what never rests would never be followed.
      this.#stopWaiting ??= afterPaint(() => this.catchUp())
    })
    $effect(() => () => this.#stopWaiting?.())
  }

  get current(): T {
    return this.#current
  }

  /** Follows at once: for whoever is about to act on what is shown. */
  catchUp(): void {
    this.#stopWaiting?.()
    this.#stopWaiting = null
    this.#current = untrack(this.#read)
  }
}
