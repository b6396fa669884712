import { define, undefine, type Outcome } from '../outcome.ts'
import type { CrossTally, Tally } from '../units/tally.ts'
import {
  apartByChance,
  isOneCategory,
  isPairable,
  observedDisagreement,
  prevalence,
  spreadOf,
  weightedDisagreement,
} from './disagreement.ts'
import type { Weights } from './weights.ts'

/**
 * Fleiss' kappa (Fleiss 1971), with Gwet's extension to missing ratings (Gwet 2014): chance is two ratings drawn from the
 * prevalence of categories over all coders, to which lone ratings add. `no-variation` where all ratings are of one category.
 */
export function fleissKappa(tally: Tally): Outcome {
  return kappa(tally, () => observedDisagreement(tally) / spreadOf(prevalence(tally)))
}

/** The same with partial agreement (Gwet 2014, 3.5). */
export function weightedFleissKappa(tally: CrossTally, weights: Weights): Outcome {
  return kappa(tally, () => {
    const weigh = weights(tally.categories)
    const shares = prevalence(tally)
    return weightedDisagreement(tally, weigh) / apartByChance(shares, shares, weigh)
  })
}

function kappa(tally: Tally, disagreement: () => number): Outcome {
  if (!isPairable(tally)) return undefine('no-pairable-values')
  return isOneCategory(tally) ? undefine('no-variation') : define(1 - disagreement())
}
