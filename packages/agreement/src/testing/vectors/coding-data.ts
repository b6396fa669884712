/** Reads coded units, whichever of the three forms their data are in. */
import { readRatings, readTable, type Category, type Ratings } from '../../units/ratings.ts'
import { generateRatings, type RatingDesign } from '../generate-ratings.ts'

export interface CodingData {
  level: 'nominal' | 'ordinal' | 'interval' | 'ratio'
  coders?: string[]
  categories: Category[]
  ratings?: (Category | null)[][]
  table?: number[][]
  counts?: number[][]
  generate?: RatingDesign
}

/** Null where only counts are known. */
export function ratingsOf({ coders = [], categories, ratings, table, generate }: CodingData): Ratings | null {
  const [one = '', other = ''] = coders
  if (table) return readTable(categories, [one, other], table)
  const given = ratings ?? (generate && generateRatings(generate, categories))
  return given ? readRatings(categories, new Map(coders.map((coder, at) => [coder, given[at] ?? []]))) : null
}
