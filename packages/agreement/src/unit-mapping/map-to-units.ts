import { lengthOf, type Continuum, type Span } from '../continuum/continuum.ts'
import { compareText } from '../continuum/normalise.ts'
import { overlaps, runsByCode } from '../continuum/runs.ts'

/** When a unit carries a code: its coder coded at least one character of it, or at least half of it. */
export type UnitRule = 'any' | 'majority'

/**
 * Codings turned into sets of codes on units drawn beforehand: for each coder who judged the text and each unit, the codes
 * it carries, sorted. A set may be empty: judged, and nothing applies. Pieces of one code in one unit add up. Units are in
 * order and do not overlap; they need not cover the text.
 */
export function mapToUnits(continuum: Continuum, units: readonly Span[], rule: UnitRule): Map<string, string[][]> {
  const sets = new Map([...continuum.coders.keys()].map((coder) => [coder, units.map((): string[] => [])]))
  const codes = [...runsByCode(continuum)].sort(([one], [other]) => compareText(one, other))
  for (const [code, holders] of codes) {
    for (const [coder, runs] of holders) {
      overlaps(units, runs).forEach((met, index) => {
        const unit = units[index]
        if (unit && met > 0 && (rule === 'any' || met * 2 >= lengthOf(unit))) sets.get(coder)?.[index]?.push(code)
      })
    }
  }
  return sets
}
