/** Narrower than this there is room for the text and one thing more, in pixels. */
const wideFrom = 900
/** From here on the details stand beside the text from the beginning. */
const detailsFrom = 1200

/** Which of the panes beside the text are open. In a narrow window at most one is, and only for whoever asks for it. */
export class OpenPanes {
  isWide = $state(innerWidth >= wideFrom)
  #left = $state(innerWidth >= wideFrom)
  #right = $state(innerWidth >= detailsFrom)

  get left(): boolean {
    return this.#left
  }

  set left(isOpen: boolean) {
    this.#left = isOpen
    if (isOpen && !this.isWide) this.#right = false
  }

  get right(): boolean {
    return this.#right
  }

  set right(isOpen: boolean) {
    this.#right = isOpen
    if (isOpen && !this.isWide) this.#left = false
  }

  /** A window made narrow shows the text alone. */
  fit(width: number): void {
    const isWide = width >= wideFrom
    if (isWide === this.isWide) return
    this.isWide = isWide
    if (isWide) return
    this.#left = false
    this.#right = false
  }
}
