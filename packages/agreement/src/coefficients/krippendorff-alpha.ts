import { define, undefine, type Outcome } from '../outcome.ts'
import { sum } from '../sum.ts'
import { isUniform, pairableSizes, pairableValues, type CrossTally, type Tally } from '../units/tally.ts'
import { expectedApart, type Measure } from './differences.ts'

/**
 * Krippendorff's alpha for nominal values (Krippendorff 2004, 11.3; 2011): any number of coders, ratings missing anywhere.
 * α = 1 − (n − 1) · Σ_u [pairs apart in u / (m_u − 1)] / Σ_{c<k} n_c n_k over units that two coders or more rated. Lone ratings
 * do not enter. `no-variation` where all that was rated by two is of one category.
 */
export function krippendorffAlpha(tally: Tally): Outcome {
  return alpha(tally, (used) => {
    const apart = pairableSizes(tally).map(({ ratings: m, units, same }) => (units * m * (m - 1) - same) / 2 / (m - 1))
    return { observed: sum(apart), expected: expectedApart(used) }
  })
}

/** Alpha by another level of measurement, `ordinal`, `interval` or `ratio`, or by a distance `betweenSets`. Errors as there. */
export function krippendorffAlphaBy(tally: CrossTally, measure: Measure): Outcome {
  return alpha(tally, (used) => {
    const difference = measure(tally.categories, used)
    let observed = 0
    tally.visitApart((ratings, c, k, pairs) => {
      observed += (pairs * difference.of(c, k)) / (ratings - 1)
    })
    return { observed, expected: difference.expected() }
  })
}

function alpha(tally: Tally, measure: (used: Float64Array) => { observed: number; expected: number }): Outcome {
  const used = pairableValues(tally)
  const values = sum(used)
  if (values === 0) return undefine('no-pairable-values')
  if (isUniform(used)) return undefine('no-variation')
  const { observed, expected } = measure(used)
  // A distance may hold values for equal that are not alike.
  return expected > 0 ? define(1 - ((values - 1) * observed) / expected) : undefine('no-variation')
}
