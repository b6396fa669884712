/**
 * Figures that follow edits of ratings. A changed rating takes its unit out of the sums and puts it in again: what an edit
 * costs depends on the ratings of that unit, not on how many units there are, and because the sums are whole numbers, figures are to the
 * last bit what counting afresh would give.
 */
import type { Pair } from '../spans/pair-texts.ts'
import { CountedPairs } from '../units/counted-pairs.ts'
import { numberCategories, type Category } from '../units/ratings.ts'
import { coderNumber } from '../units/restrict.ts'
import { SizeTallies } from '../units/size-tallies.ts'
import type { CoderTally, CrossTally, SizeTally, VisitApart } from '../units/tally.ts'
import { insert, visitRow } from '../units/unit-rows.ts'

/** A tally that is at any time that of the ratings as they are. */
export class LiveRatings implements CrossTally, CoderTally {
  readonly categories: readonly Category[]
  readonly coders: readonly string[]
  readonly habits: readonly Float64Array[]
  readonly #numberOf: (value: Category | null) => number
  readonly #sizes: SizeTallies
  /** The unit at hand: its categories in order, and how often each was given. */
  readonly #row: { held: Int32Array; counts: Int32Array }
  readonly #pairs = new Map<string, LiveRatings>()
  #values = new Int32Array(0)
  #units = 0
  /** Counted once asked for. */
  #apart: CountedPairs | null = null

  /** Throws a RangeError where a category is declared twice, or is NaN or beyond ±1e150. */
  constructor(categories: readonly Category[], coders: readonly string[]) {
    this.categories = [...categories]
    this.coders = [...coders]
    this.habits = coders.map(() => new Float64Array(categories.length))
    this.#numberOf = numberCategories(categories)
    this.#sizes = new SizeTallies(categories.length)
    this.#row = { held: new Int32Array(coders.length), counts: new Int32Array(coders.length) }
  }

  /**
   * Sets a coder's rating of a unit; null takes it away. Units are numbered from 0 as far as one likes, those without a
   * rating adding nothing. O(ratings of the unit), and once scales, distances or weights have been asked for, O(its categories²).
   *
   * Throws a RangeError where the category is not declared, the coder not among the coders, or the unit no whole number.
   */
  rate(coder: string, unit: number, value: Category | null): void {
    this.#rate(coderNumber(this, coder), unit, this.#numberOf(value))
  }

  get sizes(): readonly SizeTally[] {
    return this.#sizes.sizes
  }

  visitApart(visit: VisitApart): void {
    if (!CountedPairs.suits(this.categories.length)) return this.#visitUnits(visit)
    if (!this.#apart) {
      const apart = new CountedPairs(this.categories.length)
      this.#visitUnits((ratings, c, k, pairs) => apart.add(ratings, c, k, pairs))
      this.#apart = apart
    }
    this.#apart.visitApart(visit)
  }

  /**
   * The tally of `pairOf`, live as well: the units that both rate now. O(units) the first time a pair is asked for; after that
   * an edit by one of the two costs it O(1).
   */
  pair([one, other]: Pair): CrossTally & CoderTally {
    const [first, second] = [coderNumber(this, one), coderNumber(this, other)]
    const key = `${first} ${second}`
    const known = this.#pairs.get(key)
    if (known) return known
    const pair = new LiveRatings(this.categories, [one, other])
    for (let unit = 0; unit < this.#units; unit++) this.#copy(pair, first, second, unit)
    this.#pairs.set(key, pair)
    return pair
  }

  #rate(coder: number, unit: number, value: number): void {
    if (!Number.isSafeInteger(unit) || unit < 0) throw new RangeError(`no unit: ${unit}`)
    this.#reach(unit)
    const at = unit * this.coders.length + coder
    const before = this.#values[at] ?? -1
    if (before === value) return
    this.#count(unit, -1)
    this.#values[at] = value
    this.#count(unit, 1)
    this.#habit(coder, before, -1)
    this.#habit(coder, value, 1)
    for (const [key, pair] of this.#pairs) {
      const [first = 0, second = 0] = key.split(' ').map(Number)
      if (coder === first || coder === second) this.#copy(pair, first, second, unit)
    }
  }

  #reach(unit: number): void {
    const room = this.#values.length / Math.max(1, this.coders.length)
    if (unit >= room) {
      const values = new Int32Array(Math.max(16, unit + 1, room * 2) * this.coders.length).fill(-1)
      values.set(this.#values)
      this.#values = values
    }
    this.#units = Math.max(this.#units, unit + 1)
  }

  #habit(coder: number, value: number, times: number): void {
    const habit = this.habits[coder]
    if (habit && value >= 0) habit[value] = (habit[value] ?? 0) + times
  }

  /** A pair gets the ratings of a unit only while it has both. */
  #copy(pair: LiveRatings, first: number, second: number, unit: number): void {
    const from = unit * this.coders.length
    const [one, other] = [this.#values[from + first] ?? -1, this.#values[from + second] ?? -1]
    const isBoth = one >= 0 && other >= 0
    pair.#rate(0, unit, isBoth ? one : -1)
    pair.#rate(1, unit, isBoth ? other : -1)
  }

  /** Adds a unit `times` over; −1 takes it away. */
  #count(unit: number, times: number): void {
    const end = this.#read(unit)
    this.#sizes.add(this.#row.held, this.#row.counts, 0, end, times)
    const apart = this.#apart
    if (apart) visitRow(this.#row, 0, end, times, (ratings, c, k, pairs) => apart.add(ratings, c, k, pairs))
  }

  #visitUnits(visit: VisitApart): void {
    for (let unit = 0; unit < this.#units; unit++) visitRow(this.#row, 0, this.#read(unit), 1, visit)
  }

  #read(unit: number): number {
    const from = unit * this.coders.length
    let end = 0
    for (let at = from; at < from + this.coders.length; at++) {
      const value = this.#values[at] ?? -1
      if (value >= 0) end = insert(this.#row, 0, end, value)
    }
    return end
  }
}
