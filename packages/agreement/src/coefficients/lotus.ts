import { define, undefine, type Outcome } from '../outcome.ts'
import { sum } from '../sum.ts'
import { pairableSizes, type Tally } from '../units/tally.ts'

/**
 * Lotus (Fretwurst 2015): the mean, over units that two coders or more rated, of the share of ratings that are of the category
 * given most often there.
 */
export function lotus(tally: Tally): Outcome {
  const sizes = pairableSizes(tally)
  if (sizes.length === 0) return undefine('no-pairable-values')
  return define(sum(sizes.map(({ ratings, most }) => most / ratings)) / sum(sizes.map(({ units }) => units)))
}

/** Standardised Lotus: (λ − 1/q) / (1 − 1/q) with q declared categories. `single-category` where fewer than two are declared. */
export function standardisedLotus(tally: Tally): Outcome {
  const q = tally.categories.length
  const raw = lotus(tally)
  if (raw.value === null) return raw
  return q < 2 ? undefine('single-category') : define((raw.value - 1 / q) / (1 - 1 / q))
}
