/** Ratings made of ratings: those of some coders, or of one category against the rest. */
import type { Category, Ratings } from './ratings.ts'

/**
 * Two coders, and of the units those that both rated: what a coefficient of a pair is computed from. A lone rating of one of
 * them must not enter, not even as part of that coder's habits. Throws a RangeError where a coder is not among the ratings.
 */
export function pairOf(ratings: Ratings, [one, other]: readonly [string, string]): Ratings {
  const [first, second] = [coderNumber(ratings, one), coderNumber(ratings, other)]
  const { coders, categories, units, values, times } = ratings
  const paired = new Int32Array(units * 2)
  const kept = times && new Float64Array(units)
  let at = 0
  for (let unit = 0; unit < units; unit++) {
    const given = values[unit * coders.length + first] ?? -1
    const taken = values[unit * coders.length + second] ?? -1
    if (given < 0 || taken < 0) continue
    paired[at * 2] = given
    paired[at * 2 + 1] = taken
    if (kept) kept[at] = times[unit] ?? 0
    at++
  }
  return {
    coders: [one, other],
    categories,
    units: at,
    values: paired.subarray(0, at * 2),
    times: kept?.subarray(0, at) ?? null,
  }
}

/** Every two coders once. */
export function pairsOf(coders: readonly string[]): [string, string][] {
  return coders.flatMap((one, at) => coders.slice(at + 1).map((other): [string, string] => [one, other]))
}

/**
 * The ratings as "this category" (1) or "another" (0), for the figures of one code. Throws a RangeError where the category is
 * not declared.
 */
export function againstRest(ratings: Ratings, category: Category): Ratings {
  const number = ratings.categories.indexOf(category)
  if (number < 0) throw new RangeError(`not among the categories: ${JSON.stringify(category)}`)
  const values = ratings.values.map((value) => (value < 0 ? -1 : value === number ? 0 : 1))
  return { ...ratings, categories: [1, 0], values }
}

export function coderNumber({ coders }: Pick<Ratings, 'coders'>, coder: string): number {
  const number = coders.indexOf(coder)
  if (number < 0) throw new RangeError(`not among the coders: ${coder}`)
  return number
}
