import type { Refusal } from '#lib/api/refusal.ts'

/** Something opened from the server, with its connections. */
interface Opened {
  leave(): Promise<void>
}

/** What a page has open: one thing at a time, opened anew when rights change, and left with the page. */
export class Held<Thing extends Opened> {
  /** Null while it is being opened, and where nothing could be. */
  now = $state.raw<Thing | null>(null)
  /** Why the last one could not be opened. */
  refusal = $state.raw<Refusal | null>(null)
  readonly #load: () => Promise<Thing | Refusal | null>
  /** Goes up with everything that makes an opening on its way superfluous. */
  #turn = 0
  #isLeft = false
  #leaving: Promise<void> | undefined

  /** `load` answers null where nobody is signed in any more. */
  constructor(load: () => Promise<Thing | Refusal | null>) {
    this.#load = load
  }

  /** Leaves what is open and opens it anew; `prepare` gets it just before it is shown, if it still is to be. */
  async reopen(prepare: (next: Thing) => void = () => undefined): Promise<void> {
    if (this.#isLeft) return
    const turn = ++this.#turn
    this.#leaving = this.now?.leave() ?? this.#leaving
    this.now = this.refusal = null
    // The copy on this device is let go before it is opened again.
    await this.#leaving
    if (turn !== this.#turn) return
    const next = await this.#load()
    const isWanted = turn === this.#turn
    if (!next || !isOpened(next)) {
      if (isWanted) this.refusal = next
    } else if (isWanted) {
      prepare(next)
      this.now = next
    } else await next.leave()
  }

  /** The page is left. What is still being opened is let go as soon as it is there. */
  async leave(): Promise<void> {
    this.#isLeft = true
    this.#turn++
    await this.now?.leave()
  }
}

function isOpened<Thing extends Opened>(loaded: Thing | Refusal): loaded is Thing {
  return 'leave' in loaded
}
