import type { Bracket, Label, Margin } from '@intercoder/transcript-editor'

/** Pixels by which the seen part of the margin moves on, and that are drawn beyond it. */
const step = 160

/**
 * The part of the margin that is on the screen. Brackets and labels that did not move keep their identity from one
 * measuring to the next, so that only what changed is drawn again.
 */
export class SeenMargin {
  #margin: () => Margin
  #band = $state.raw({ top: 0, bottom: 2_000 })
  #brackets = new Map<string, Bracket>()
  #labels = new Map<string, Label>()

  /** `margin` answers, reactively, with the last measuring. */
  constructor(margin: () => Margin) {
    this.#margin = margin
  }

  brackets: readonly Bracket[] = $derived.by(() => {
    const seen = this.#margin().brackets.filter((bracket) => this.#isSeen(bracket.top, bracket.bottom))
    const kept = seen.map((bracket) => keep(this.#brackets.get(bracket.key), bracket))
    this.#brackets = new Map(kept.map((bracket) => [bracket.key, bracket]))
    return kept
  })

  labels: readonly Label[] = $derived.by(() => {
    const seen = this.#margin().labels.filter((label) => this.#isSeen(label.top, label.top))
    const kept = seen.map((label) => keep(this.#labels.get(label.keys[0] ?? ''), label))
    this.#labels = new Map(kept.map((label) => [label.keys[0] ?? '', label]))
    return kept
  })

  /** Told where the scroller is. */
  look({ scrollTop, clientHeight }: HTMLElement): void {
    const top = Math.floor(scrollTop / step) * step - step
    const bottom = Math.ceil((scrollTop + clientHeight) / step) * step + step
    if (top !== this.#band.top || bottom !== this.#band.bottom) this.#band = { top, bottom }
  }

  #isSeen(top: number, bottom: number): boolean {
    return top < this.#band.bottom && bottom > this.#band.top
  }
}

function keep<T extends object>(before: T | undefined, now: T): T {
  if (!before) return now
  const names = Object.keys(now) as (keyof T)[]
  return names.every((name) => isEqual(before[name], now[name])) ? before : now
}

function isEqual(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each, at) => each === b[at])
  return a === b
}
