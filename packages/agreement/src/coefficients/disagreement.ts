/**
 * The parts that coefficients of the form 1 − observed / expected disagreement share. Taking disagreement and not agreement
 * keeps the digits where nearly all is alike, and gives exactly 1 where nothing is apart.
 */
import { sum } from '../sum.ts'
import { pairableSizes, type CrossTally, type Tally } from '../units/tally.ts'
import type { WeighAgreement } from './weights.ts'

/** 1 − p_a: the mean, over units that two coders or more rated, of the share of pairs of ratings that are not alike. */
export function observedDisagreement(tally: Tally): number {
  const sizes = pairableSizes(tally)
  const apart = sizes.map(({ ratings: m, units, same }) => (units * m * (m - 1) - same) / (m * (m - 1)))
  return sum(apart) / sum(sizes.map(({ units }) => units))
}

/** 1 − p_a with partial agreement: a pair of ratings counts 1 − w. */
export function weightedDisagreement(tally: CrossTally, weigh: WeighAgreement): number {
  let apart = 0
  tally.visitApart((ratings, c, k, pairs) => {
    apart += ((1 - weigh(c, k)) * 2 * pairs) / (ratings * (ratings - 1))
  })
  return apart / sum(pairableSizes(tally).map(({ units }) => units))
}

/** π_k: the mean, over units with at least one rating, of the share of its ratings that are k. */
export function prevalence(tally: Tally): Float64Array {
  const shares = new Float64Array(tally.categories.length)
  const units = sum(tally.sizes.map((size) => size.units))
  for (const { ratings, values } of tally.sizes) {
    values.forEach((count, k) => (shares[k] = (shares[k] ?? 0) + count / ratings / units))
  }
  return shares
}

/** Σ (1 − w_kl) a_k b_l: how far ratings drawn from two distributions are apart. O(categories²). */
export function apartByChance(one: Float64Array, other: Float64Array, weigh: WeighAgreement): number {
  let apart = 0
  one.forEach((share, k) => {
    if (share > 0) other.forEach((likewise, l) => (apart += (1 - weigh(k, l)) * share * likewise))
  })
  return apart
}

/** Σ π_k(1 − π_k) */
export const spreadOf = (shares: Float64Array): number =>
  shares.reduce((spread, share) => spread + share * (1 - share), 0)

export const isPairable = (tally: Tally): boolean => pairableSizes(tally).length > 0

/** Whether all ratings, those of lone coders too, are of one category. */
export function isOneCategory({ categories, sizes }: Tally): boolean {
  let used = 0
  for (let k = 0; k < categories.length && used < 2; k++) if (sizes.some(({ values }) => (values[k] ?? 0) > 0)) used++
  return used < 2
}
