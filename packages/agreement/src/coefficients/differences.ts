/** How far apart two values are for alpha: δ² by level of measurement, or by a distance between sets. */
import type { SetDistance } from '../sets/set-distance.ts'
import { sum } from '../sum.ts'
import { compareSets, type Closeness } from '../unitizing/closeness.ts'
import type { Category } from '../units/ratings.ts'

export interface Difference {
  /** δ² of two categories, by number. */
  of(c: number, k: number): number
  /** Σ_{c<k} n_c n_k δ²_ck */
  expected(): number
}

/** May depend on n_k, how often each category was given to pairable units. */
export type Measure = (categories: readonly Category[], used: Float64Array) => Difference

/**
 * Ranks in the order of the codebook: δ = Σ_{g=c..k} n_g − (n_c + n_k)/2 (Krippendorff 2011), which is the difference of the
 * two categories' mean ranks.
 */
export const ordinal: Measure = (categories, used) => {
  let below = 0
  const ranks = categories.map((_, k) => {
    const given = used[k] ?? 0
    below += given
    return below - given / 2
  })
  return onLine(ranks, used)
}

/** Differences of numbers: δ² = (c − k)². Throws a RangeError where a category is no number. */
export const interval: Measure = (categories, used) => onLine(numbersOf(categories), used)

/**
 * Differences relative to size: δ² = ((c − k) / (c + k))², 0 for 0 and 0. O(categories²). Throws a RangeError where a category
 * is no number or is negative.
 */
export const ratio: Measure = (categories, used) => {
  const numbers = numbersOf(categories)
  const negative = numbers.find((number) => number < 0)
  if (negative !== undefined) throw new RangeError(`no ratio: ${negative}`)
  const of = (c: number, k: number) => {
    const [one, other] = [numbers[c] ?? 0, numbers[k] ?? 0]
    return one === other ? 0 : ((one - other) / (one + other)) ** 2
  }
  return { of, expected: () => expectEach(used, of) }
}

/**
 * A distance between sets of labels, for ratings by `readSets`. It takes the place of δ². Sets without a label in common
 * have to be a whole distance apart, and others are compared once for a list of categories, however often it is asked for.
 */
export function betweenSets(distance: SetDistance): Measure {
  let known: { categories: readonly Category[]; closeness: Closeness } | null = null
  return (categories, used) => {
    if (known?.categories !== categories)
      known = { categories, closeness: compareSets(categories.map(String), distance) }
    const { pairs, of } = known.closeness
    return {
      of: (c, k) => 1 - of(c, k),
      expected() {
        const near = pairs.map(({ value, other, closeness }) => (used[value] ?? 0) * (used[other] ?? 0) * closeness)
        return expectedApart(used) - sum(near)
      },
    }
  }
}

/** Σ_{c<k} n_c n_k: a whole number. */
export function expectedApart(used: Float64Array): number {
  let [values, squares] = [0, 0]
  for (const count of used) {
    values += count
    squares += count * count
  }
  return (values * values - squares) / 2
}

/** δ² = (x_c − x_k)², x being places on a line, of which only the proportions count. */
function onLine(numbers: readonly number[], used: Float64Array): Difference {
  const given = numbers.filter((_, k) => (used[k] ?? 0) > 0)
  const least = given.reduce((one, other) => Math.min(one, other), Infinity)
  const width = given.reduce((one, other) => Math.max(one, other), -Infinity) - least
  const places = numbers.map((number) => (number - least) / width)
  return {
    of: (c, k) => ((places[c] ?? 0) - (places[k] ?? 0)) ** 2,
    expected() {
      const [values, total] = places.reduce(([n, sum], x, k) => [n + (used[k] ?? 0), sum + x * (used[k] ?? 0)], [0, 0])
      // Around the mean, so that no digits are lost.
      return values * places.reduce((sum, x, k) => sum + (used[k] ?? 0) * (x - total / values) ** 2, 0)
    },
  }
}

function expectEach(used: Float64Array, of: Difference['of']): number {
  let expected = 0
  used.forEach((count, c) => {
    if (count > 0) for (let k = c + 1; k < used.length; k++) expected += count * (used[k] ?? 0) * of(c, k)
  })
  return expected
}

function numbersOf(categories: readonly Category[]): number[] {
  return categories.map((category) => {
    if (typeof category !== 'number') throw new RangeError(`no number: ${JSON.stringify(category)}`)
    return category
  })
}
