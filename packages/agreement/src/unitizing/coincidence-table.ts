import { compareText } from '../continuum/normalise.ts'
import type { Account } from './ledger.ts'

/** ℓ_ck of two values, c before k in order or c = k: characters on which one coder holds c and another k, each m − 1-th. */
export interface Coincidence {
  value: number
  other: number
  amount: number
}

/** What all figures of the 2016 family are made of. Values are numbered by their place in `values`; the gap is not among them. */
export interface CoincidenceTable {
  values: readonly string[]
  /** ℓ: characters times coders, of the texts that two coders or more judged. */
  judged: number
  /** ℓ_c */
  carried: Float64Array
  /** K_c */
  squares: Float64Array
  coincidences: readonly Coincidence[]
  /** ℓ_cφ */
  beside: Float64Array
  /** ℓ*_c: of ℓ_c, what others gave a value too. */
  shared: Float64Array
  /** K*_c, coder by coder as in equation 10, and by all other coders together. */
  met: Float64Array
  joined: Float64Array
}

/**
 * Reads sums of a ledger as tables. The order in which texts or codes came does not show in the last bit of a figure:
 * accounts are read in an order of their own. Prepared once, it reads many sums, as a bootstrap has them.
 */
export function tableReader(accounts: readonly Account[]): (sum: ArrayLike<number>) => CoincidenceTable {
  const values = [...new Set(accounts.flatMap(({ value }) => value ?? []))].sort(compareText)
  const numbers = new Map(values.map((value, number) => [value, number]))
  const numberOf = (value: string | null) => (value === null ? -1 : (numbers.get(value) ?? -1))
  const lines = accounts
    .map(({ of, coders, value, other }, place) => ({
      of,
      place,
      value: numberOf(value),
      other: numberOf(other),
      share: Math.max(1, coders - 1),
    }))
    .sort((one, two) => one.share - two.share || one.value - two.value || one.other - two.other)
  return (sum) => {
    const table = emptyTable(values)
    for (const { of, place, value, other, share } of lines) {
      const amount = (sum[place] ?? 0) / share
      if (amount === 0) continue
      if (of === 'judged') table.judged += amount
      else if (of === 'pairs') addPair(table, { value, other, amount })
      else table[of][value] = (table[of][value] ?? 0) + amount
    }
    return table
  }
}

function emptyTable(values: readonly string[]) {
  const zeros = () => new Float64Array(values.length)
  return {
    ...{ values, judged: 0, coincidences: [] as Coincidence[] },
    ...{ carried: zeros(), squares: zeros(), beside: zeros(), shared: zeros(), met: zeros(), joined: zeros() },
  }
}

function addPair(table: ReturnType<typeof emptyTable>, pair: Coincidence): void {
  const { value, other, amount } = pair
  const add = (to: Float64Array, at: number) => (to[at] = (to[at] ?? 0) + amount)
  if (value < 0) return void add(table.beside, other)
  table.coincidences.push(pair)
  add(table.shared, value)
  if (other !== value) add(table.shared, other)
}
