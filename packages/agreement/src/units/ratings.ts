/** Beyond it, squares are no numbers any more. */
const largest = 1e150

/** A value that a coder may give to a unit. `1` and `'1'` are two, and so are two spellings of é; `''` is one like any other. */
export type Category = string | number

/** What coders made of units. Coders and categories are numbered by their place. */
export interface Ratings {
  coders: readonly string[]
  /** The codebook as declared, in its order, whether used or not. */
  categories: readonly Category[]
  units: number
  /** The number of the category that a coder gave a unit, at `unit * coders.length + coder`; −1 where there is none. */
  values: Int32Array
  /** How many units are rated like this one, where like ones are given once; null where each stands for itself. */
  times: Float64Array | null
}

/**
 * Reads the ratings of each coder, one a unit, in the same order of units for all; null is a missing rating. Categories have
 * to be declared, because chance agreement depends on those that nobody used as well.
 *
 * Throws a RangeError where a category is declared twice, or is NaN or beyond ±1e150, where a rating is of no declared category,
 * and where coders have different numbers of units.
 */
export function readRatings(
  categories: readonly Category[],
  coders: ReadonlyMap<string, readonly (Category | null)[]>,
): Ratings {
  const numberOf = numberCategories(categories)
  const units = Math.max(0, ...[...coders.values()].map((given) => given.length))
  const values = new Int32Array(units * coders.size)
  let coder = 0
  for (const [name, given] of coders) {
    if (given.length !== units) throw new RangeError(`${name} has ${given.length} units, others have ${units}`)
    for (let unit = 0; unit < units; unit++) values[unit * coders.size + coder] = numberOf(given[unit] ?? null)
    coder++
  }
  return { coders: [...coders.keys()], categories: [...categories], units, values, times: null }
}

/**
 * Reads a square table of two coders: in row i, column j, how many units the first put in category i and the second in j.
 *
 * Throws a RangeError where the table is not as wide and high as there are categories, or counts no whole numbers.
 */
export function readTable(
  categories: readonly Category[],
  coders: readonly [string, string],
  table: readonly (readonly number[])[],
): Ratings {
  numberCategories(categories)
  checkCounts(table, categories.length)
  if (table.length !== categories.length) throw new RangeError(`${table.length} rows, ${categories.length} categories`)
  const cells = table.flatMap((row, i) => row.map((times, j) => ({ i, j, times }))).filter(({ times }) => times > 0)
  return {
    coders: [...coders],
    categories: [...categories],
    units: cells.length,
    values: Int32Array.from(cells.flatMap(({ i, j }) => [i, j])),
    times: Float64Array.from(cells.map(({ times }) => times)),
  }
}

/** The number of a category; −1 for none. A Map, because any string may be a name, `__proto__` too. */
export function numberCategories(categories: readonly Category[]): (value: Category | null) => number {
  const numbers = new Map(categories.map((category, number) => [category, number]))
  if (numbers.size < categories.length) throw new RangeError('a category is declared twice')
  const odd = categories.find((category) => typeof category === 'number' && !(Math.abs(category) <= largest))
  if (odd !== undefined) throw new RangeError(`no category: ${odd}`)
  return (value) => {
    if (value === null) return -1
    const number = numbers.get(value)
    if (number === undefined) throw new RangeError(`not among the categories: ${JSON.stringify(value)}`)
    return number
  }
}

export function checkCounts(rows: readonly (readonly number[])[], width: number): void {
  for (const row of rows) {
    if (row.length !== width) throw new RangeError(`a row has ${row.length} counts, there are ${width} categories`)
    const odd = row.find((count) => !Number.isSafeInteger(count) || count < 0)
    if (odd !== undefined) throw new RangeError(`no count: ${odd}`)
  }
}
