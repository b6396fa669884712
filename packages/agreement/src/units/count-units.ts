import { checkCounts, numberCategories, type Category, type Ratings } from './ratings.ts'
import { CodedUnits, UnitCounts } from './unit-counts.ts'
import { RowWriter } from './unit-rows.ts'

/** Counts, for each unit, how often each category was given, and for each coder as well. O(ratings). */
export function countUnits(ratings: Ratings): CodedUnits {
  const { coders, units, values, times } = ratings
  const writer = new RowWriter(units, values.length, times)
  for (let unit = 0; unit < units; unit++) {
    for (let at = unit * coders.length; at < (unit + 1) * coders.length; at++) {
      const value = values[at] ?? -1
      if (value >= 0) writer.add(value)
    }
    writer.close()
  }
  return new CodedUnits(ratings, writer.rows)
}

/**
 * Reads counts without coders' identities: `counts[unit][k]` ratings of category k, as reports often print them.
 *
 * Throws a RangeError where a category is declared twice, or a row has not one whole number for each category.
 */
export function readCounts(categories: readonly Category[], counts: readonly (readonly number[])[]): UnitCounts {
  numberCategories(categories)
  checkCounts(counts, categories.length)
  const writer = new RowWriter(counts.length, counts.length * categories.length, null)
  for (const row of counts) {
    row.forEach((given, category) => {
      if (given > 0) writer.add(category, given)
    })
    writer.close()
  }
  return new UnitCounts([...categories], writer.rows)
}
