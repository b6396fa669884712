import { define, undefine, type Outcome } from '../outcome.ts'
import { sum } from '../sum.ts'
import type { CoincidenceTable } from './coincidence-table.ts'

/**
 * uα: agreement on where units are and on their values, over all coincidences, gaps as one value among others
 * (Krippendorff et al. 2016). A unit against two that only touch and carry its code is no disagreement to it.
 */
export function uAlpha(table: CoincidenceTable): Outcome {
  const { judged, carried, coincidences, beside } = table
  if (judged === 0) return undefine('no-pairable-values')
  const ofValues = [...carried, gapLength(table)]
  if (ofValues.filter((length) => length > 0).length < 2) return undefine('no-variation')
  const apart = coincidences.filter(({ value, other }) => value !== other)
  const observed = 2 * (sum(beside) + sum(apart.map(({ amount }) => amount)))
  const expected = sum(ofValues.map((length) => length * (judged - length))) / pairsLeft(table)
  return define(1 - observed / expected)
}

/** |uα: agreement on what is marked at all, whatever its value (Krippendorff et al. 2016). */
export function barUAlpha(table: CoincidenceTable): Outcome {
  const { judged, beside } = table
  const gap = gapLength(table)
  if (judged === 0) return undefine('no-pairable-values')
  if (gap === 0 || gap === judged) return undefine('no-variation')
  return define(1 - (sum(beside) * pairsLeft(table)) / (gap * (judged - gap)))
}

/** ℓ_ck, in characters; null is the gap. */
export function observedCoincidence(table: CoincidenceTable, code: string | null, other: string | null): number {
  const { beside, coincidences, values } = table
  const [one, two] = [code, other].map((value) => (value === null ? -1 : values.indexOf(value))).sort((a, b) => a - b)
  if (one === undefined || two === undefined) return 0
  if (two < 0) return gapLength(table) - sum(beside)
  if (one < 0) return beside[two] ?? 0
  return sum(coincidences.filter((pair) => pair.value === one && pair.other === two).map(({ amount }) => amount))
}

/** ε_ck, in characters: what chance would give, a unit never being paired with itself; null is the gap. */
export function expectedCoincidence(table: CoincidenceTable, code: string | null, other: string | null): number {
  const lengthOf = (value: string | null) =>
    value === null ? gapLength(table) : (table.carried[table.values.indexOf(value)] ?? 0)
  const self = code === null ? gapLength(table) : (table.squares[table.values.indexOf(code)] ?? 0)
  return (lengthOf(code) * lengthOf(other) - (code === other ? self : 0)) / pairsLeft(table)
}

const gapLength = ({ judged, carried }: CoincidenceTable): number => judged - sum(carried)

/** ℓ − K/ℓ. Gaps enter K by their length, units by its square. */
function pairsLeft(table: CoincidenceTable): number {
  return table.judged - (sum(table.squares) + gapLength(table)) / table.judged
}
