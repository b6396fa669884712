import { CountedPairs } from './counted-pairs.ts'
import type { Category, Ratings } from './ratings.ts'
import { SizeTallies } from './size-tallies.ts'
import type { CoderTally, CrossTally, SizeTally, VisitApart } from './tally.ts'
import { visitRow, type UnitRows } from './unit-rows.ts'

/** Units by what was given to them, without regard to who gave it. What is asked of them is counted once. */
export class UnitCounts implements CrossTally {
  readonly categories: readonly Category[]
  readonly rows: UnitRows
  #sizes: SizeTallies | null = null
  #pairs: CountedPairs | null = null

  constructor(categories: readonly Category[], rows: UnitRows) {
    this.categories = categories
    this.rows = rows
  }

  get sizes(): readonly SizeTally[] {
    this.#sizes ??= this.#tally()
    return this.#sizes.sizes
  }

  /** Few categories are counted once; many are walked through each time, O(units · categories of a unit²). */
  visitApart(visit: VisitApart): void {
    if (!CountedPairs.suits(this.categories.length)) return visitRows(this.rows, visit)
    if (!this.#pairs) {
      const pairs = new CountedPairs(this.categories.length)
      visitRows(this.rows, (ratings, c, k, given) => pairs.add(ratings, c, k, given))
      this.#pairs = pairs
    }
    this.#pairs.visitApart(visit)
  }

  #tally(): SizeTallies {
    const { starts, held, counts, times } = this.rows
    const sizes = new SizeTallies(this.categories.length)
    for (let row = 0; row + 1 < starts.length; row++) {
      sizes.add(held, counts, starts[row] ?? 0, starts[row + 1] ?? 0, times?.[row] ?? 1)
    }
    return sizes
  }
}

/** Units of which it is also known who rated what. */
export class CodedUnits extends UnitCounts implements CoderTally {
  readonly #ratings: Ratings
  #habits: readonly Float64Array[] | null = null

  constructor(ratings: Ratings, rows: UnitRows) {
    super(ratings.categories, rows)
    this.#ratings = ratings
  }

  get habits(): readonly Float64Array[] {
    this.#habits ??= countHabits(this.#ratings)
    return this.#habits
  }
}

function countHabits({ coders, categories, units, values, times }: Ratings): Float64Array[] {
  return coders.map((_, coder) => {
    const habit = new Float64Array(categories.length)
    for (let unit = 0; unit < units; unit++) {
      const value = values[unit * coders.length + coder] ?? -1
      if (value >= 0) habit[value] = (habit[value] ?? 0) + (times ? (times[unit] ?? 0) : 1)
    }
    return habit
  })
}

function visitRows(rows: UnitRows, visit: VisitApart): void {
  const { starts, times } = rows
  for (let row = 0; row + 1 < starts.length; row++) {
    visitRow(rows, starts[row] ?? 0, starts[row + 1] ?? 0, times?.[row] ?? 1, visit)
  }
}
