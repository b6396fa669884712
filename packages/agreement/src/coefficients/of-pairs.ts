/** Coefficients of two coders, and what is made of them over all pairs. */
import { define, undefine, type Outcome } from '../outcome.ts'
import type { Pair } from '../spans/pair-texts.ts'
import { sum } from '../sum.ts'
import { countUnits } from '../units/count-units.ts'
import type { Ratings } from '../units/ratings.ts'
import { coderNumber, pairOf, pairsOf } from '../units/restrict.ts'
import { isUniform, type CoderTally, type CrossTally, type Tally } from '../units/tally.ts'
import { congerKappa, sharesOf } from './conger-kappa.ts'
import { apartByChance, isPairable, weightedDisagreement } from './disagreement.ts'
import { fleissKappa } from './fleiss-kappa.ts'
import type { Weights } from './weights.ts'

/**
 * Cohen's kappa (Cohen 1960) of a tally over `pairOf`: chance is each of the two rating by their own habits. It rises with
 * disagreement about how often a category applies, all else being equal. `no-variation` where both used one and the same
 * category throughout.
 *
 * Throws a RangeError where there are not two coders, or a unit was not rated by both.
 */
export function cohenKappa(pair: CoderTally): Outcome {
  checkPair(pair)
  return congerKappa(pair)
}

/** Cohen's weighted kappa (Cohen 1968): partial agreement counts. Errors as for `cohenKappa`. */
export function weightedCohenKappa(pair: CoderTally & CrossTally, weights: Weights): Outcome {
  checkPair(pair)
  if (!isPairable(pair)) return undefine('no-pairable-values')
  const [one, other] = pair.habits.map(sharesOf)
  if (!one || !other || isUniform(one.map((share, k) => share + (other[k] ?? 0)))) return undefine('no-variation')
  const weigh = weights(pair.categories)
  return define(1 - weightedDisagreement(pair, weigh) / apartByChance(one, other, weigh))
}

/**
 * Scott's pi (Scott 1955) of a tally over `pairOf`: chance is two ratings drawn from what both gave together. For more coders
 * it is Fleiss' kappa. Throws a RangeError where a unit was not rated by both.
 */
export function scottPi(pair: Tally): Outcome {
  checkRatings(pair)
  return fleissKappa(pair)
}

/**
 * Light's kappa (Light 1971): the mean of Cohen's kappa over all pairs of coders for whom it is defined.
 * `no-pairable-values` where it is defined for none.
 */
export function lightKappa(ratings: Ratings): Outcome {
  return meanOf(pairsOf(ratings.coders).map((pair) => cohenKappa(countUnits(pairOf(ratings, pair)))))
}

/**
 * Holsti's coefficient (Holsti 1969): 2M / (N1 + N2), M being the units on which two coders agree and N all that each rated,
 * lone ratings too. It knows nothing of chance. `no-pairable-values` where neither rated anything. Throws a RangeError where
 * a coder is not among the ratings.
 */
export function holsti(ratings: Ratings, pair: Pair): Outcome {
  const [one, other] = pair.map((coder) => coderNumber(ratings, coder))
  const { coders, units, values, times } = ratings
  let [agreed, rated] = [0, 0]
  for (let unit = 0; unit < units; unit++) {
    const [given, taken] = [values[unit * coders.length + (one ?? 0)], values[unit * coders.length + (other ?? 0)]]
    const like = times?.[unit] ?? 1
    if (given !== -1) rated += like
    if (taken !== -1) rated += like
    if (given === taken && given !== -1) agreed += like
  }
  return rated === 0 ? undefine('no-pairable-values') : define((2 * agreed) / rated)
}

/** The mean of Holsti's coefficient over all pairs of coders for whom it is defined. */
export function meanHolsti(ratings: Ratings): Outcome {
  return meanOf(pairsOf(ratings.coders).map((pair) => holsti(ratings, pair)))
}

function meanOf(outcomes: readonly Outcome[]): Outcome {
  const values = outcomes.map(({ value }) => value).filter((value) => value !== null)
  return values.length === 0 ? undefine('no-pairable-values') : define(sum(values) / values.length)
}

function checkPair(pair: CoderTally): void {
  if (pair.habits.length !== 2) throw new RangeError(`two coders, not ${pair.habits.length}`)
  checkRatings(pair)
}

function checkRatings({ sizes }: Tally): void {
  const odd = sizes.find(({ ratings, units }) => ratings !== 2 && units > 0)
  if (odd) throw new RangeError(`units that two coders rated, none with ${odd.ratings}`)
}
