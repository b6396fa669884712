/** What one unit adds to the sums of a tally. A part has places of its own in the sum, and reads them back. */
import type { Ratings } from './ratings.ts'
import type { CrossTally, SizeTally, VisitApart } from './tally.ts'
import type { UnitCounts } from './unit-counts.ts'
import { ratingsOf, visitRow, type UnitRows } from './unit-rows.ts'

export interface Part<Read> {
  width: number
  /** Tells what a row adds, and where. */
  enter(row: number, add: (place: number, amount: number) => void): void
  read(sum: Float64Array): Read
}

/**
 * For each number m of ratings: pairs apart, units not alike, ratings other than those of the most given category, and values by
 * category. A unit whose ratings are all alike adds nothing but its values, and how many units there are follows from the values.
 */
export function sizesPart({ rows, categories, sizes }: UnitCounts): Part<SizeTally[]> {
  const { starts, held, counts } = rows
  const numbers = sizes.map(({ ratings }) => ratings)
  const span = 3 + categories.length
  const fromOf = new Map(numbers.map((ratings, place) => [ratings, place * span]))
  return {
    width: numbers.length * span,
    enter(row, add) {
      const m = ratingsOf(rows, row)
      const from = fromOf.get(m)
      if (from === undefined) return
      const [start = 0, end = 0] = [starts[row], starts[row + 1]]
      let [apart, most] = [m * (m - 1), 0]
      for (let at = start; at < end; at++) {
        const count = counts[at] ?? 0
        add(from + 3 + (held[at] ?? 0), count)
        apart -= count * (count - 1)
        most = Math.max(most, count)
      }
      if (apart === 0) return
      add(from, apart)
      add(from + 1, 1)
      add(from + 2, m - most)
    },
    read: (sum) => numbers.map((ratings, place) => readSize(ratings, sum.subarray(place * span, (place + 1) * span))),
  }
}

function readSize(m: number, part: Float64Array): SizeTally {
  const [apart = 0, unlike = 0, others = 0] = [part[0], part[1], part[2]]
  const values = part.subarray(3)
  let ratings = 0
  for (let k = 0; k < values.length; k++) ratings += values[k] ?? 0
  const units = ratings / m
  return {
    ...{ ratings: m, units, values },
    ...{ same: ratings * (m - 1) - apart, alike: units - unlike, most: ratings - others },
  }
}

/** From place `start` on, one for each two categories that were given to one unit of so many ratings. */
export function apartPart(rows: UnitRows, start: number): Part<CrossTally['visitApart']> {
  const { starts } = rows
  const visit = (row: number, seen: VisitApart) => visitRow(rows, starts[row] ?? 0, starts[row + 1] ?? 0, 1, seen)
  const cells = new Cells()
  for (let row = 0; row + 1 < starts.length; row++) visit(row, (ratings, c, k) => void cells.place(ratings, c, k))
  const ordered = cells.inOrder()
  return {
    width: ordered.length,
    enter: (row, add) => visit(row, (ratings, c, k, pairs) => add(start + cells.place(ratings, c, k), pairs)),
    read: (sum) => (seen) => {
      for (const { ratings, c, k, place } of ordered) {
        const pairs = sum[start + place] ?? 0
        if (pairs > 0) seen(ratings, c, k, pairs)
      }
    },
  }
}

interface Cell {
  ratings: number
  c: number
  k: number
  place: number
}

/** Numbers the pairs of categories that occur as they come. */
class Cells {
  readonly #places = new Map<number, Map<number, Map<number, Cell>>>()
  readonly #cells: Cell[] = []

  place(ratings: number, c: number, k: number): number {
    const ofSize = getOr(this.#places, ratings, () => new Map<number, Map<number, Cell>>())
    const cell = getOr(
      getOr(ofSize, c, () => new Map<number, Cell>()),
      k,
      () => {
        const made = { ratings, c, k, place: this.#cells.length }
        this.#cells.push(made)
        return made
      },
    )
    return cell.place
  }

  /** As `visitApart` has them. */
  inOrder(): Cell[] {
    return this.#cells.toSorted((one, other) => one.ratings - other.ratings || one.c - other.c || one.k - other.k)
  }
}

function getOr<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** From place `start` on, values by category for each coder. */
export function habitsPart({ coders, categories, values }: Ratings, start: number): Part<Float64Array[]> {
  const span = categories.length
  return {
    width: coders.length * span,
    enter(row, add) {
      coders.forEach((_, coder) => {
        const value = values[row * coders.length + coder] ?? -1
        if (value >= 0) add(start + coder * span + value, 1)
      })
    },
    read: (sum) => coders.map((_, coder) => sum.subarray(start + coder * span, start + (coder + 1) * span)),
  }
}
