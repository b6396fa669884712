import { emptySize, type SizeTally } from './tally.ts'

/** Tallies of units by their number of ratings, to which units can be added and from which they can be taken for ever. */
export class SizeTallies {
  readonly #categories: number
  /** At place m, those of m ratings. */
  readonly #bySize: (SizeTally | undefined)[] = []
  #sizes: SizeTally[] = []

  constructor(categories: number) {
    this.#categories = categories
  }

  /** Fewest ratings first. */
  get sizes(): readonly SizeTally[] {
    return this.#sizes
  }

  /**
   * Adds a unit `times` over; −1 takes it away. Its categories and how often each was given are from `start` to before `end`.
   * A unit without ratings adds nothing. O(its categories).
   */
  add(held: Int32Array, counts: Int32Array, start: number, end: number, times: number): void {
    if (start === end) return
    let ratings = 0
    let same = 0
    let most = 0
    for (let at = start; at < end; at++) {
      const count = counts[at] ?? 0
      ratings += count
      same += count * (count - 1)
      if (count > most) most = count
    }
    const size = this.#bySize[ratings] ?? this.#open(ratings)
    size.units += times
    size.same += times * same
    size.most += times * most
    if (end - start === 1) size.alike += times
    for (let at = start; at < end; at++) {
      const category = held[at] ?? 0
      size.values[category] = (size.values[category] ?? 0) + times * (counts[at] ?? 0)
    }
  }

  #open(ratings: number): SizeTally {
    const size = emptySize(ratings, this.#categories)
    this.#bySize[ratings] = size
    this.#sizes = this.#bySize.flatMap((one) => one ?? [])
    return size
  }
}
