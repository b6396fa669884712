import { define, undefine, type Outcome } from '../outcome.ts'
import type { CrossTally, Tally } from '../units/tally.ts'
import { isPairable, observedDisagreement, prevalence, spreadOf, weightedDisagreement } from './disagreement.ts'
import { totalApart, type Weights } from './weights.ts'

/**
 * Gwet's AC1 (Gwet 2008): chance is small where one category prevails, p_e = Σ π(1 − π) / (q − 1) with q declared categories.
 * `single-category` where fewer than two are declared.
 */
export function gwetAc1(tally: Tally): Outcome {
  const q = tally.categories.length
  return ac(tally, () => observedDisagreement(tally) / (1 - spreadOf(prevalence(tally)) / (q - 1)))
}

/** Gwet's AC2, AC1 with partial agreement (Gwet 2014, 3.5): p_e = Σ w · Σ π(1 − π) / (q(q − 1)). */
export function gwetAc2(tally: CrossTally, weights: Weights): Outcome {
  const q = tally.categories.length
  return ac(tally, () => {
    const weigh = weights(tally.categories)
    const alike = q * q - totalApart(tally.categories, weigh)
    return weightedDisagreement(tally, weigh) / (1 - (alike * spreadOf(prevalence(tally))) / (q * (q - 1)))
  })
}

function ac(tally: Tally, disagreement: () => number): Outcome {
  if (!isPairable(tally)) return undefine('no-pairable-values')
  return tally.categories.length < 2 ? undefine('single-category') : define(1 - disagreement())
}
