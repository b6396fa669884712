import type { Additive } from '../additive.ts'
import type { Continuum } from '../continuum/continuum.ts'
import type { Outcome } from '../outcome.ts'
import { tableReader, type CoincidenceTable } from './coincidence-table.ts'
import { countText } from './count-text.ts'
import { Ledger } from './ledger.ts'

/**
 * A figure of coincidences, text by text, over the same values as `coincide`. The tables that the figure gets all number
 * their values alike, so that one `compareSets` serves for all.
 */
export function coincidencesByText(
  continua: readonly Continuum[],
  figure: (table: CoincidenceTable) => Outcome,
): Additive {
  const ledger = new Ledger()
  const entries = continua.map((continuum) => countText(continuum, ledger))
  const read = tableReader(ledger.accounts)
  return {
    units: continua.length,
    width: ledger.accounts.length,
    add(sum, unit, times = 1) {
      const { places = [], amounts = [] } = entries[unit] ?? {}
      for (let at = 0; at < places.length; at++) {
        const place = places[at] ?? 0
        sum[place] = (sum[place] ?? 0) + times * (amounts[at] ?? 0)
      }
    },
    figure: (sum) => figure(read(sum)),
  }
}
