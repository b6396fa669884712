import type { AccountId } from '@intercoder/domain'
import { cellOf, type Pair, type RoundRow } from './round-rows.ts'

/** A whole number that fits 32 bits, by chance. */
export function newSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}

/** What was drawn, source by source in the order of the rows. */
export function drawnRows(pairs: readonly Pair[], rows: readonly RoundRow[]): { row: RoundRow; coders: AccountId[] }[] {
  const drawn = Map.groupBy(pairs, ({ source }) => source)
  return rows.flatMap((row) => {
    const coders = drawn.get(row.source)?.map(({ coder }) => coder)
    return coders ? [{ row, coders }] : []
  })
}

/** Of the pairs drawn, those that are not in the round already. */
export function pairsStillFree(pairs: readonly Pair[], rows: readonly RoundRow[]): Pair[] {
  const known = new Map(rows.map((row) => [row.source, row]))
  return pairs.filter(({ source, coder }) => {
    const row = known.get(source)
    return row !== undefined && cellOf(row, coder) === 'none'
  })
}
