import fc from 'fast-check'
import { readRatings, type Category, type Ratings } from '../src/index.ts'

export type Given = (Category | null)[][]

export const run = { seed: 20_111, numRuns: 300 }
export const scale = [0, 1, 2.5, 7] as const

/** Ratings of one to five coders, some of them missing, by coder and unit. */
export const given = (categories: readonly Category[], fewestCoders = 1): fc.Arbitrary<Given> =>
  fc
    .record({ coders: fc.integer({ min: fewestCoders, max: 5 }), units: fc.nat({ max: 9 }) })
    .chain(({ coders, units }) =>
      fc.array(
        fc.array(fc.option(fc.constantFrom(...categories), { freq: 5 }), { minLength: units, maxLength: units }),
        { minLength: coders, maxLength: coders },
      ),
    )

export const read = (ratings: Given, categories: readonly Category[] = scale): Ratings =>
  readRatings(categories, new Map(ratings.map((values, coder) => [`coder-${coder}`, values])))
