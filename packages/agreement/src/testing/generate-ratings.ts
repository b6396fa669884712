import { seededNumbers } from '../resampling/seeded-numbers.ts'
import type { Category } from '../units/ratings.ts'

/** The parameters of `gen-coding/1`, as the README of the vectors defines it. */
export interface RatingDesign {
  seed: number
  coders: number
  units: number
  categories: number
  /** Of a thousand. */
  agree: number
  missing: number
}

/** Ratings of each coder, unit by unit, who mostly saw the same and left some out. */
export function generateRatings<Value extends Category>(
  { seed, coders, units, agree, missing }: RatingDesign,
  categories: readonly Value[],
): (Value | null)[][] {
  const rnd = seededNumbers(seed)
  const ratings = Array.from({ length: coders }, () => new Array<Value | null>(units).fill(null))
  for (let unit = 0; unit < units; unit++) {
    const truth = rnd(categories.length)
    for (const given of ratings) {
      if (rnd(1000) < missing) continue
      given[unit] = categories[rnd(1000) < agree ? truth : rnd(categories.length)] ?? null
    }
  }
  return ratings
}
