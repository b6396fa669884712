import type { VisitApart } from './tally.ts'

/** Units in rows: which categories were given to each, by number and in order, and how often. */
export interface UnitRows {
  /** The row of unit u is from `starts[u]` to before `starts[u + 1]` of `held` and `counts`. */
  starts: Int32Array
  held: Int32Array
  counts: Int32Array
  /** How many units are like each row; null where every row is one. */
  times: Float64Array | null
}

/** m_u: ratings of a row. */
export function ratingsOf({ starts, counts }: UnitRows, row: number): number {
  let ratings = 0
  for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) ratings += counts[at] ?? 0
  return ratings
}

/** Adds ratings of a category to a row that goes from `start` to before `end`, and gives its new end. */
export function insert(
  { held, counts }: Pick<UnitRows, 'held' | 'counts'>,
  start: number,
  end: number,
  category: number,
  given = 1,
): number {
  let at = end
  while (at > start && (held[at - 1] ?? 0) >= category) at--
  if (at < end && held[at] === category) {
    counts[at] = (counts[at] ?? 0) + given
    return end
  }
  for (let to = end; to > at; to--) {
    held[to] = held[to - 1] ?? 0
    counts[to] = counts[to - 1] ?? 0
  }
  held[at] = category
  counts[at] = given
  return end + 1
}

/** Visits the categories of a row two by two, those of a unit that is `times` over. */
export function visitRow(
  { held, counts }: Pick<UnitRows, 'held' | 'counts'>,
  start: number,
  end: number,
  times: number,
  visit: VisitApart,
): void {
  let ratings = 0
  for (let at = start; at < end; at++) ratings += counts[at] ?? 0
  for (let one = start; one < end; one++) {
    for (let other = one + 1; other < end; other++) {
      const pairs = (counts[one] ?? 0) * (counts[other] ?? 0)
      visit(ratings, held[one] ?? 0, held[other] ?? 0, pairs * times)
    }
  }
}

/** Writes rows rating by rating, in whatever order the ratings of a unit come. */
export class RowWriter {
  readonly #rows: UnitRows
  #row = 0
  #start = 0
  #end = 0

  /** With room for so many rows and, over all of them, so many different categories. */
  constructor(rows: number, cells: number, times: Float64Array | null) {
    this.#rows = {
      starts: new Int32Array(rows + 1),
      held: new Int32Array(cells),
      counts: new Int32Array(cells),
      times,
    }
  }

  /** Adds ratings of a category to the row that is open. */
  add(category: number, given = 1): void {
    this.#end = insert(this.#rows, this.#start, this.#end, category, given)
  }

  /** Ends the open row, and opens the next. */
  close(): void {
    this.#start = this.#end
    this.#rows.starts[++this.#row] = this.#end
  }

  get rows(): UnitRows {
    return this.#rows
  }
}
