import type { VisitApart } from './tally.ts'

const mostCategories = 64

/** How often two categories were given to one unit, by the number of its ratings. Whole numbers that come and go. */
export class CountedPairs {
  readonly #categories: number
  /** At place m, a square of categories; only c < k is used. */
  readonly #bySize: (Float64Array | undefined)[] = []

  constructor(categories: number) {
    this.#categories = categories
  }

  /** Whether a square of so many categories is worth keeping. */
  static suits(categories: number): boolean {
    return categories <= mostCategories
  }

  /** Adds pairs of categories c < k; a negative number takes them away. */
  add(ratings: number, c: number, k: number, pairs: number): void {
    const square = (this.#bySize[ratings] ??= new Float64Array(this.#categories ** 2))
    const at = c * this.#categories + k
    square[at] = (square[at] ?? 0) + pairs
  }

  visitApart(visit: VisitApart): void {
    this.#bySize.forEach((square, ratings) => {
      for (let c = 0; c < this.#categories; c++) {
        for (let k = c + 1; k < this.#categories; k++) {
          const pairs = square?.[c * this.#categories + k] ?? 0
          if (pairs > 0) visit(ratings, c, k, pairs)
        }
      }
    })
  }
}
