/** Figures of coded units as sums to which each unit adds its part, for a bootstrap or a jackknife. */
import type { Additive } from '../additive.ts'
import type { Outcome } from '../outcome.ts'
import { apartPart, habitsPart, sizesPart, type Part } from './parts.ts'
import { countUnits } from './count-units.ts'
import type { Ratings } from './ratings.ts'
import type { CoderTally, CrossTally, Tally } from './tally.ts'
import { UnitCounts } from './unit-counts.ts'
import { ratingsOf, RowWriter, type UnitRows } from './unit-rows.ts'

/** A figure that only needs a `Tally`. What is drawn are units, those of fewer than two ratings too: see `pairableUnits`. */
export function tallyByUnit(units: UnitCounts, figure: (tally: Tally) => Outcome): Additive {
  const { categories } = units
  const sizes = sizesPart(units)
  return addParts(units.rows, [sizes], (sum) => figure({ categories, sizes: sizes.read(sum) }))
}

/** A figure that needs a `CrossTally`: alpha by a measure, or anything weighted. */
export function crossTallyByUnit(units: UnitCounts, figure: (tally: CrossTally) => Outcome): Additive {
  const { categories } = units
  const sizes = sizesPart(units)
  const apart = apartPart(units.rows, sizes.width)
  return addParts(units.rows, [sizes, apart], (sum) =>
    figure({ categories, sizes: sizes.read(sum), visitApart: apart.read(sum) }),
  )
}

/** A figure that needs to know who rated what: the kappas of Cohen, over `pairOf`, and of Conger. */
export function coderTallyByUnit(ratings: Ratings, figure: (tally: CoderTally & CrossTally) => Outcome): Additive {
  const units = countUnits(ratings)
  const { categories } = units
  const sizes = sizesPart(units)
  const apart = apartPart(units.rows, sizes.width)
  const habits = habitsPart(ratings, sizes.width + apart.width)
  return addParts(units.rows, [sizes, apart, habits], (sum) =>
    figure({ categories, sizes: sizes.read(sum), visitApart: apart.read(sum), habits: habits.read(sum) }),
  )
}

/** The units with two ratings or more, in their order: what alpha is computed and resampled from. */
export function pairableUnits({ categories, rows }: UnitCounts): UnitCounts {
  const { starts, held, counts, times } = rows
  const kept = Array.from({ length: starts.length - 1 }, (_, row) => row).filter((row) => ratingsOf(rows, row) > 1)
  const writer = new RowWriter(kept.length, held.length, times && Float64Array.from(kept, (row) => times[row] ?? 0))
  for (const row of kept) {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) writer.add(held[at] ?? 0, counts[at])
    writer.close()
  }
  return new UnitCounts(categories, writer.rows)
}

function addParts(rows: UnitRows, parts: readonly Part<unknown>[], figure: (sum: Float64Array) => Outcome): Additive {
  const rowOf = spell(rows)
  const { starts, entries } = enter(rows, parts)
  return {
    ...{ units: rowOf.length, width: parts.reduce((sum, part) => sum + part.width, 0), figure },
    add(sum, unit, times = 1) {
      const row = rowOf[unit] ?? 0
      const end = starts[row + 1] ?? 0
      for (let at = starts[row] ?? 0; at < end; at += 2) {
        const place = entries[at] ?? 0
        sum[place] = (sum[place] ?? 0) + times * (entries[at + 1] ?? 0)
      }
    },
  }
}

/** All that rows add, place and amount, one after the other: a resample reads it from end to end. */
function enter({ starts: { length } }: UnitRows, parts: readonly Part<unknown>[]) {
  const starts = new Int32Array(length)
  const entries: number[] = []
  for (let row = 0; row + 1 < length; row++) {
    for (const part of parts) part.enter(row, (place, amount) => void entries.push(place, amount))
    starts[row + 1] = entries.length
  }
  return { starts, entries: Int32Array.from(entries) }
}

/** The row of each unit, rows of many like units being spelled out. */
function spell({ starts, times }: UnitRows): Int32Array {
  if (!times) return Int32Array.from({ length: starts.length - 1 }, (_, row) => row)
  const rowOf = new Int32Array(times.reduce((sum, like) => sum + like, 0))
  let from = 0
  times.forEach((like, row) => {
    rowOf.fill(row, from, from + like)
    from += like
  })
  return rowOf
}
