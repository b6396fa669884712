/** The observed disorder of gamma: how well the units of all coders can be aligned (Mathet, Widlöcher, Métivier 2015). */
import { lengthOf, type Coding, type Continuum } from '../continuum/continuum.ts'
import { compareSpans } from '../continuum/normalise.ts'
import { define, undefine, type Outcome } from '../outcome.ts'
import { leastPartition, type Alignment } from './least-partition.ts'

export interface Dissimilarity {
  /** α: what distance of places counts. */
  alpha: number
  /** β: what a difference of codes counts. */
  beta: number
  /** Δ: what a unit without partner costs, and the scale of the other two. */
  deltaEmpty: number
}

/** Combined dissimilarity of two units: d = α((|s₁ − s₂| + |e₁ − e₂|) / (length₁ + length₂))²Δ + β[codes differ]Δ. */
export function unitDissimilarity(one: Coding, other: Coding, { alpha, beta, deltaEmpty }: Dissimilarity): number {
  const places = (Math.abs(one.start - other.start) + Math.abs(one.end - other.end)) / (lengthOf(one) + lengthOf(other))
  return deltaEmpty * (alpha * places ** 2 + (one.code === other.code ? 0 : beta))
}

/**
 * The least disorder over all alignments of the units, every unit in exactly one unitary alignment of at most one unit a
 * coder: the sum of their disorders (means over pairs of coders) over the mean number of units a coder. Offsets may be any
 * numbers; units are taken as they are. The search is exact and can be long where many units lie close together: for
 * demand, not for a live page.
 */
export function gammaObservedDisorder({ coders }: Pick<Continuum, 'coders'>, weights: Dissimilarity): Outcome {
  const units = [...coders.values()].flatMap((codings, coder) => codings.map((coding) => ({ ...coding, coder })))
  if (coders.size < 2) return undefine('no-pairable-values')
  if (units.length === 0) return undefine('no-spans')
  units.sort(compareSpans)
  const total = leastPartition(units.map((_, first) => alignmentsOf(units, first, coders.size, weights)))
  return define((total * coders.size) / units.length)
}

interface PlacedUnit extends Coding {
  coder: number
}

/**
 * The unitary alignments that `first` can lead among the units after it, other than those that cost more than their units
 * would alone: the best alignment has none of them.
 */
function alignmentsOf(
  units: readonly PlacedUnit[],
  first: number,
  coders: number,
  weights: Dissimilarity,
): Alignment[] {
  const pairs = (coders * (coders - 1)) / 2
  // Every pair of places with an empty one costs Δ, so that a unit alone does too.
  const alone = weights.deltaEmpty
  const found: Alignment[] = []

  function grow(members: readonly number[], apart: number, from: number): void {
    const size = members.length
    const cost = (apart + weights.deltaEmpty * (pairs - (size * (size - 1)) / 2)) / pairs
    if (cost <= alone * size) found.push({ members, cost })
    for (let at = from; at < units.length; at++) {
      const unit = units[at]
      if (!unit || members.some((member) => units[member]?.coder === unit.coder)) continue
      const reached = apart + dissimilarityTo(members, unit)
      if (reached <= alone * coders * pairs) grow([...members, at], reached, at + 1)
    }
  }

  function dissimilarityTo(members: readonly number[], unit: PlacedUnit): number {
    return members.reduce((sum, member) => {
      const partner = units[member]
      return sum + (partner ? unitDissimilarity(partner, unit, weights) : 0)
    }, 0)
  }

  grow([first], 0, first + 1)
  return found
}
