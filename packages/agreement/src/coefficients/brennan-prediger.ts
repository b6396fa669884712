import { define, undefine, type Outcome } from '../outcome.ts'
import type { CrossTally, Tally } from '../units/tally.ts'
import { isPairable, observedDisagreement, weightedDisagreement } from './disagreement.ts'
import { totalApart, type Weights } from './weights.ts'

/**
 * Brennan and Prediger's coefficient (1981), for two coders also known as S (Bennett, Alpert, Goldstein 1954) and for more as
 * Randolph's free-marginal kappa (2005): chance is 1/q with q declared categories, whatever was used, so that it rises with
 * every category that is declared. `single-category` where fewer than two are.
 */
export function brennanPrediger(tally: Tally): Outcome {
  const q = tally.categories.length
  return bp(tally, () => observedDisagreement(tally) / (1 - 1 / q))
}

/** The same with partial agreement (Gwet 2014, 3.5): p_e = Σ w / q². */
export function weightedBrennanPrediger(tally: CrossTally, weights: Weights): Outcome {
  const q = tally.categories.length
  return bp(tally, () => {
    const weigh = weights(tally.categories)
    return weightedDisagreement(tally, weigh) / (totalApart(tally.categories, weigh) / q ** 2)
  })
}

function bp(tally: Tally, disagreement: () => number): Outcome {
  if (!isPairable(tally)) return undefine('no-pairable-values')
  return tally.categories.length < 2 ? undefine('single-category') : define(1 - disagreement())
}
