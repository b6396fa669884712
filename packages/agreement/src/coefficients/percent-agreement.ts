import { define, undefine, type Outcome } from '../outcome.ts'
import { sum } from '../sum.ts'
import { pairableSizes, type Tally } from '../units/tally.ts'

/**
 * Which raw agreement. They differ only where units have different numbers of ratings, and no figure is to be shown without
 * saying which it is. `unit-mean`: the mean, over units, of the share of pairs of ratings that are alike. `value-weighted`: the
 * same with units weighing as many as they have ratings, 1 − D_o of alpha. `pair-pooled`: all pairs of ratings pooled.
 * `all-agree`: the share of units of which all ratings are alike.
 */
export type AgreementVariant = 'unit-mean' | 'value-weighted' | 'pair-pooled' | 'all-agree'

/** Raw agreement, from 0 to 1, of units that two coders or more rated. It knows nothing of chance. */
export function percentAgreement(tally: Tally, variant: AgreementVariant = 'unit-mean'): Outcome {
  const sizes = pairableSizes(tally)
  if (sizes.length === 0) return undefine('no-pairable-values')
  const over = <T>(part: (size: (typeof sizes)[number]) => T) => sizes.map(part)
  const units = sum(over((size) => size.units))
  if (variant === 'all-agree') return define(sum(over((size) => size.alike)) / units)
  if (variant === 'unit-mean') {
    return define(sum(over(({ ratings, same }) => same / (ratings * (ratings - 1)))) / units)
  }
  if (variant === 'value-weighted') {
    const values = sum(over((size) => size.units * size.ratings))
    return define(sum(over(({ ratings, same }) => same / (ratings - 1))) / values)
  }
  const pairs = sum(over((size) => size.units * size.ratings * (size.ratings - 1)))
  return define(sum(over((size) => size.same)) / pairs)
}
