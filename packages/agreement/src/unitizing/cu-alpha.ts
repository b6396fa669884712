import { define, undefine, type Outcome } from '../outcome.ts'
import { sum } from '../sum.ts'
import { nominal, type Closeness } from './closeness.ts'
import type { CoincidenceTable } from './coincidence-table.ts'

export interface CuOptions {
  /** Of the table's values: `compareSets(table.values, masiDistance)`. Without it every value is as far from every other. */
  closeness?: Closeness
  /**
   * How K* squares what others meet of a unit: coder by coder, which is equation 10 of the paper, or all others together,
   * another reading found in software, equal for two coders and only to be able to recognise its figures.
   */
  variant?: 'coder-by-coder' | 'union'
}

/**
 * cuα: agreement on values where two coders gave one, whatever was left out (Krippendorff et al. 2016). It speaks of nothing
 * else, so that it is never to be shown without `cuCoverage`.
 */
export function cuAlpha(table: CoincidenceTable, { closeness = nominal, variant }: CuOptions = {}): Outcome {
  const { shared, coincidences } = table
  const total = sum(shared)
  if (total === 0) return undefine('no-pairable-values')
  if (shared.filter((length) => length > 0).length < 2) return undefine('no-variation')
  const left = total - sum(variant === 'union' ? table.joined : table.met) / total
  if (left <= total * negligible) return undefine('too-little-shared')
  let observed = 0
  for (const { value, other, amount } of coincidences) {
    if (value !== other) observed += 2 * amount * (1 - closeness.of(value, other))
  }
  let expected = sum(shared.map((length) => length * (total - length)))
  for (const { value, other, closeness: near } of closeness.pairs) {
    expected -= 2 * near * (shared[value] ?? 0) * (shared[other] ?? 0)
  }
  return define(1 - (observed * left) / expected)
}

/** ℓ* / ℓ: the share of all that was judged on which cuα rests; 0 where nothing was judged. */
export function cuCoverage({ shared, judged }: CoincidenceTable): number {
  return judged === 0 ? 0 : sum(shared) / judged
}

/** (k)uα: how reliably this value is told from the others, where two coders gave one (Krippendorff et al. 2016). */
export function kuAlpha(table: CoincidenceTable, code: string, closeness: Closeness = nominal): Outcome {
  const { shared, coincidences, values } = table
  const at = values.indexOf(code)
  const [own, total] = [shared[at] ?? 0, sum(shared)]
  if (own === 0) return undefine('no-pairable-values')
  if (shared.every((length, value) => value === at || length === 0)) return undefine('no-variation')
  const expectedOwn = own * total - (table.met[at] ?? 0)
  if (expectedOwn <= own * total * negligible) return undefine('too-little-shared')
  let observed = 0
  for (const { value, other, amount } of coincidences) {
    if (value !== other && (value === at || other === at)) observed += amount * (1 - closeness.of(value, other))
  }
  const expected = sum(shared.map((length, other) => own * length * (1 - closeness.of(at, other))))
  return define(1 - ((expectedOwn / own) * observed) / expected)
}

/** ℓ*_k / ℓ_k: the share of this value's text on which (k)uα rests; 0 where nobody gave it. */
export function kuCoverage({ shared, carried, values }: CoincidenceTable, code: string): number {
  const at = values.indexOf(code)
  return carried[at] ? (shared[at] ?? 0) / carried[at] : 0
}

/** Below this share a difference of two sums is rounding, not an amount. */
const negligible = 1e-12
