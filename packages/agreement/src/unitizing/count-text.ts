import { lengthOf, type Coding, type Continuum, type Span } from '../continuum/continuum.ts'
import { normaliseCodings } from '../continuum/normalise.ts'
import { mergeRuns, overlaps } from '../continuum/runs.ts'
import { countPairs } from './count-pairs.ts'
import type { Entry, Ledger, Post } from './ledger.ts'

/**
 * What a text adds to the coincidences; nothing where fewer than two coders judged it. Throws a RangeError where codings of
 * one coder overlap: each character must have one value, and where codes overlap `cutCodeSets` gives it.
 */
export function countText(continuum: Continuum, ledger: Ledger): Entry {
  const { length } = continuum
  const coders = [...continuum.coders.values()].map((codings) => partition(codings, length))
  const amounts = new Map<number, number>()
  const post: Post = (account, amount) => {
    const place = ledger.place(account)
    amounts.set(place, (amounts.get(place) ?? 0) + amount)
  }
  if (coders.length > 1) {
    post({ of: 'judged', coders: 0, value: null, other: null }, coders.length * length)
    countUnits(coders, post)
    countPairs(coders, length, post)
    countMeetings(coders, post)
  }
  return { places: [...amounts.keys()], amounts: [...amounts.values()] }
}

function partition(codings: readonly Coding[], length: number): Coding[] {
  const units = normaliseCodings(codings, length)
  units.forEach(({ start, code }, index) => {
    const before = units[index - 1]
    if (before && before.end > start) throw new RangeError(`codings overlap at ${start}: ${before.code}, ${code}`)
  })
  return units
}

/** ℓ_c and K_c. */
function countUnits(coders: readonly Coding[][], post: Post): void {
  const [carried, squares] = [new Map<string, number>(), new Map<string, number>()]
  for (const unit of coders.flat()) {
    add(carried, unit.code, lengthOf(unit))
    add(squares, unit.code, lengthOf(unit) ** 2)
  }
  for (const [value, amount] of carried) post({ of: 'carried', coders: 0, value, other: null }, amount)
  for (const [value, amount] of squares) post({ of: 'squares', coders: 0, value, other: null }, amount)
}

/** K*_c(m − 1): how much of each unit the others' units meet, squared, coder by coder; and K*_c of all others together. */
function countMeetings(coders: readonly Coding[][], post: Post): void {
  const [met, joined] = [new Map<string, number>(), new Map<string, number>()]
  const square = (to: Map<string, number>, units: readonly Coding[], others: readonly Span[]) =>
    overlaps(units, others).forEach((length, index) => add(to, units[index]?.code ?? '', length ** 2))
  for (const units of coders) {
    const others = coders.filter((one) => one !== units)
    for (const other of others) square(met, units, other)
    square(joined, units, mergeRuns(others.flat()))
  }
  for (const [value, amount] of met) post({ of: 'met', coders: coders.length, value, other: null }, amount)
  for (const [value, amount] of joined) post({ of: 'joined', coders: 0, value, other: null }, amount)
}

function add(to: Map<string, number>, value: string, amount: number): void {
  to.set(value, (to.get(value) ?? 0) + amount)
}
