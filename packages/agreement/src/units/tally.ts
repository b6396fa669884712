import type { Category } from './ratings.ts'

/** The units that have one and the same number of ratings, added up. Whole numbers all. */
export interface SizeTally {
  /** m: ratings of each of these units. */
  ratings: number
  units: number
  /** Ratings by category: Σ n_uk. */
  values: Float64Array
  /** Σ n_uk(n_uk − 1): ordered pairs of ratings of a unit that are alike. */
  same: number
  /** Units of which all ratings are alike. */
  alike: number
  /** Σ of the ratings that the category given most often has: max_k n_uk. */
  most: number
}

/**
 * What coefficients that treat all coders alike come from: whole numbers that add up over units. Units of different numbers
 * of ratings are kept apart, because a division by m or m − 1 is still to come, and nothing is divided before the end.
 */
export interface Tally {
  categories: readonly Category[]
  /** Fewest ratings first. No two are of the same number of ratings; some may have no units. */
  sizes: readonly SizeTally[]
}

/** Categories c < k, `pairs` times given to one unit of `ratings` ratings: Σ n_uc n_uk. */
export type VisitApart = (ratings: number, c: number, k: number, pairs: number) => void

/** A tally that knows which categories were given together too, for scales and distances. */
export interface CrossTally extends Tally {
  /** In the same order for the same ratings, so that sums of parts are the same to the last bit. */
  visitApart(visit: VisitApart): void
}

/** A tally that knows who rated what too, for coefficients that take chance from each coder's own habits. */
export interface CoderTally extends Tally {
  /** For each coder, ratings by category, those of units that nobody else rated included. */
  habits: readonly Float64Array[]
}

export const emptySize = (ratings: number, categories: number): SizeTally => ({
  ...{ ratings, units: 0, same: 0, alike: 0, most: 0 },
  values: new Float64Array(categories),
})

/** Units that two coders or more rated. */
export const pairableSizes = ({ sizes }: Tally): SizeTally[] =>
  sizes.filter(({ ratings, units }) => ratings > 1 && units > 0)

/** n_k: the ratings of pairable units by category. */
export function pairableValues(tally: Tally): Float64Array {
  const used = new Float64Array(tally.categories.length)
  for (const { values } of pairableSizes(tally)) {
    for (let k = 0; k < used.length; k++) used[k] = (used[k] ?? 0) + (values[k] ?? 0)
  }
  return used
}

/** Whether fewer than two categories carry anything: then there is no disagreement to expect (0/0). */
export const isUniform = (values: Iterable<number>): boolean => {
  let used = 0
  for (const value of values) if (value > 0) used++
  return used < 2
}
