import type { Outcome } from './outcome.ts'

/**
 * A figure of a sum to which texts, or other things that can be drawn, each add their part. Whoever draws them at random, one
 * several times and another not at all, gets the figure of that sample by adding and one division at the end. Parts are whole
 * numbers, so that the order in which they come and go does not show.
 */
export interface Additive {
  /** How many there are to draw from. */
  units: number
  /** How many numbers a sum has. */
  width: number
  /** Adds the part of one unit to a sum, `times` over where said; −1 takes it away. */
  add(sum: Float64Array, unit: number, times?: number): void
  figure(sum: Float64Array): Outcome
}

/** Parts given as rows of equal width. */
export function additiveRows(
  rows: readonly (readonly number[])[],
  width: number,
  figure: (sum: Float64Array) => Outcome,
): Additive {
  const table = new Float64Array(rows.length * width)
  rows.forEach((row, unit) => table.set(row, unit * width))
  return additiveTable(table, rows.length, width, figure)
}

/** The same with all rows one after the other. */
export function additiveTable(
  table: Float64Array,
  units: number,
  width: number,
  figure: (sum: Float64Array) => Outcome,
): Additive {
  return {
    ...{ units, width, figure },
    add(sum, unit, times = 1) {
      const from = unit * width
      for (let at = 0; at < width; at++) sum[at] = (sum[at] ?? 0) + times * (table[from + at] ?? 0)
    },
  }
}
