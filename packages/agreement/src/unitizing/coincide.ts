import type { Continuum } from '../continuum/continuum.ts'
import { tableReader, type CoincidenceTable } from './coincidence-table.ts'
import { countText } from './count-text.ts'
import { Ledger, post } from './ledger.ts'

/**
 * The coincidences of values over all texts, from which every figure of the 2016 family follows (Krippendorff, Mathet,
 * Bouvry, Widlöcher 2016). The values are the codes. Codings of one coder must not overlap (RangeError); for texts where
 * codes overlap, `continua.map(cutCodeSets)` makes sets of codes the values. O(S log S) for S codings in a text, and
 * what values meet.
 */
export function coincide(continua: readonly Continuum[]): CoincidenceTable {
  const ledger = new Ledger()
  const sum: number[] = []
  for (const continuum of continua) post(sum, countText(continuum, ledger))
  return tableReader(ledger.accounts)(sum)
}
