import { codesOfSet, keyOfSet } from '../continuum/code-sets.ts'
import { addConfusion, noConfusion, type Confusion } from '../spans/confusion.ts'
import type { Pair } from '../spans/pair-texts.ts'
import { readRatings, type Ratings } from './ratings.ts'
import { pairOf } from './restrict.ts'

/** What each coder put on units: a list of labels, `[]` where none applies, null where the unit was not judged. */
export type LabelledUnits = ReadonlyMap<string, readonly (readonly string[] | null)[]>

/**
 * Ratings by sets: each set of labels that occurs is one category, for the distances between sets. The order of labels and
 * their repetitions do not matter. Throws a RangeError where coders have different numbers of units.
 */
export function readSets(coders: LabelledUnits): Ratings {
  const keys = [...coders].map(([coder, units]) => [coder, units.map(keyOf)] as const)
  const categories = new Set(keys.flatMap(([, given]) => given.filter((key) => key !== null)).sort())
  return readRatings([...categories], new Map(keys))
}

const keyOf = (labels: readonly string[] | null): string | null => labels && keyOfSet(new Set(labels))

/** The ratings of sets as "carries this label" (1) or "does not" (0). Any label may be asked for, one that nobody used too. */
export function withLabel(sets: Ratings, label: string): Ratings {
  const carries = sets.categories.map((key) => codesOfSet(`${key}`).includes(label))
  const values = sets.values.map((value) => (value < 0 ? -1 : carries[value] ? 0 : 1))
  return { ...sets, categories: [1, 0], values }
}

/** How two coders used a label, by units that both judged. For `pooledKappa`, one table for each label. */
export function confusionOfLabel(sets: Ratings, label: string, pair: Pair): Confusion {
  const { values, units, times } = pairOf(withLabel(sets, label), pair)
  const table = { ...noConfusion }
  for (let unit = 0; unit < units; unit++) {
    const [one, other] = [values[unit * 2] === 0, values[unit * 2 + 1] === 0]
    table[one ? (other ? 'both' : 'first') : other ? 'second' : 'neither'] += times?.[unit] ?? 1
  }
  return table
}

/** All labels that anybody used, in order. */
export const labelsOf = ({ categories }: Pick<Ratings, 'categories'>): string[] =>
  [...new Set(categories.flatMap((key) => codesOfSet(`${key}`)))].sort()

export function confusionOfLabels(sets: Ratings, pair: Pair): Confusion {
  return labelsOf(sets)
    .map((label) => confusionOfLabel(sets, label, pair))
    .reduce(addConfusion, noConfusion)
}
