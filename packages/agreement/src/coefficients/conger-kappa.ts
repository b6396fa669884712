import { define, undefine, type Outcome } from '../outcome.ts'
import { sum } from '../sum.ts'
import { isUniform, type CoderTally } from '../units/tally.ts'
import { isPairable, observedDisagreement } from './disagreement.ts'

/**
 * Conger's kappa (Conger 1980), Cohen's for any number of coders: chance is two coders each rating by their own habits, the mean
 * over pairs of coders of Σ_k p_gk p_hk. Coders without ratings are left out; lone ratings count among habits.
 * `no-variation` where all ratings are of one category.
 */
export function congerKappa(tally: CoderTally): Outcome {
  if (!isPairable(tally)) return undefine('no-pairable-values')
  const habits = tally.habits.map(sharesOf).filter((shares) => shares !== null)
  const together = tally.categories.map((_, k) => habits.map((shares) => shares[k] ?? 0))
  if (isUniform(together.map(sum))) return undefine('no-variation')
  // Over ordered pairs, Σ p_gk p_hk = (Σ_g p_gk)² − Σ_g p_gk².
  const alike = sum(together.map((shares) => sum(shares) ** 2 - sum(shares.map((share) => share ** 2))))
  return define(1 - observedDisagreement(tally) / (1 - alike / (habits.length * (habits.length - 1))))
}

/** What share of a coder's ratings is of each category; null for one who rated nothing. */
export function sharesOf(habit: Float64Array): Float64Array | null {
  const ratings = sum(habit)
  return ratings === 0 ? null : habit.map((count) => count / ratings)
}
