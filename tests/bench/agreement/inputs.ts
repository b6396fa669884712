/** The inputs of `coding-large` and `spans-large` of the reference vectors, so that the figures are known. */
import { readRatings, type Continuum, type Ratings } from '@intercoder/agreement'
import { generateRatings, generateSpans } from '@intercoder/agreement/testing'

export const coders = ['A', 'B', 'C', 'D']
export const units = 100_000
export const categories = Array.from({ length: 50 }, (_, category) => category)
export const codes = Array.from({ length: 12 }, (_, code) => `c${code}`)

export const given = generateRatings(
  { seed: 42, coders: 4, units, categories: 50, agree: 700, missing: 100 },
  categories,
)

export function read(): Ratings {
  return readRatings(categories, new Map(coders.map((coder, at) => [coder, given[at] ?? []])))
}

export const text: Continuum = generateSpans({
  ...{ seed: 91, length: 200_000, coders: 4, codes: 12, truths: 2000 },
  ...{ maxLength: 300, jitter: 12, drop: 150, flip: 80 },
})
