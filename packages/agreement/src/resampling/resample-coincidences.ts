import type { Measure } from '../coefficients/differences.ts'
import { sum } from '../sum.ts'
import { isUniform, pairableSizes, pairableValues, type CrossTally } from '../units/tally.ts'
import { collect, type ResampleOptions, type Resamples } from './resample.ts'
import { seededNumbers } from './seeded-numbers.ts'

/**
 * Resamples alpha as the KALPHA macro does (Hayes and Krippendorff 2007): expected disagreement stays as it is, and as many
 * coincidences as there are pairs of ratings are drawn one by one from those observed. Pairs of one unit are not independent, so that
 * the interval comes out too narrow, often half as wide as by units: for comparison with what others printed, not for reports.
 */
export function* resampleCoincidences(
  tally: CrossTally,
  measure: Measure,
  options: ResampleOptions,
): Generator<Resamples, Resamples> {
  const draw = seededNumbers(options.seed)
  const sizes = pairableSizes(tally)
  const pairs = sum(sizes.map(({ ratings, units }) => (units * ratings * (ratings - 1)) / 2))
  const { ends, amounts } = disagreementsOf(tally, measure)
  const isDefined = !isUniform(pairableValues(tally))
  return yield* collect(sum(sizes.map(({ units }) => units)), options, () => {
    if (!isDefined) return null
    let apart = 0
    for (let drawn = 0; drawn < pairs; drawn++) apart += amounts[placeIn(ends, draw(fine) / fine)] ?? 0
    return 1 - apart / pairs
  })
}

/** As fine as draws can be told apart. */
const fine = 2 ** 20

/** Where the share of each kind of coincidence apart ends, and its δ² as a multiple of what is expected. The rest is alike. */
function disagreementsOf(tally: CrossTally, measure: Measure): { ends: number[]; amounts: number[] } {
  const used = pairableValues(tally)
  const values = sum(used)
  const difference = measure(tally.categories, used)
  const expected = difference.expected() / ((values * (values - 1)) / 2)
  const ends: number[] = []
  const amounts: number[] = []
  tally.visitApart((ratings, c, k, pairs) => {
    ends.push((ends.at(-1) ?? 0) + (2 * pairs) / (ratings - 1) / values)
    amounts.push(difference.of(c, k) / expected)
  })
  return { ends, amounts }
}

/** The first place whose end lies above the share; past the last where there is none. */
function placeIn(ends: readonly number[], share: number): number {
  let [from, to] = [0, ends.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((ends[middle] ?? 0) > share) to = middle
    else from = middle + 1
  }
  return from
}
