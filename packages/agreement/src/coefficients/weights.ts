import type { Category } from '../units/ratings.ts'

/** Agreement between two categories, by number: 1 for the same, less for others, 0 for the farthest. */
export type WeighAgreement = (k: number, l: number) => number

/** Partial agreement for ordered categories: their values where all are numbers, their rank in the codebook otherwise. */
export type Weights = (categories: readonly Category[]) => WeighAgreement

/** w = 1 − |k − l| / (max − min) */
export const linearWeights: Weights = (categories) => weighDistance(categories, (distance) => distance)

/** w = 1 − (k − l)² / (max − min)² */
export const quadraticWeights: Weights = (categories) => weighDistance(categories, (distance) => distance ** 2)

/** Σ (1 − w_kl) over all categories. */
export function totalApart(categories: readonly Category[], weigh: WeighAgreement): number {
  let apart = 0
  categories.forEach((_, k) => categories.forEach((_, l) => (apart += 1 - weigh(k, l))))
  return apart
}

function weighDistance(categories: readonly Category[], shrink: (distance: number) => number): WeighAgreement {
  const places = placesOf(categories)
  const width = Math.max(...places) - Math.min(...places)
  return (k, l) => (k === l ? 1 : 1 - shrink(Math.abs((places[k] ?? 0) - (places[l] ?? 0)) / width))
}

function placesOf(categories: readonly Category[]): number[] {
  const values = categories.filter((category) => typeof category === 'number')
  return values.length === categories.length ? values : categories.map((_, rank) => rank)
}
