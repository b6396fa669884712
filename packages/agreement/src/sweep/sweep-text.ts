import type { Continuum } from '../continuum/continuum.ts'
import { runsByCode } from '../continuum/runs.ts'
import { sweepCode, type CodeSweep } from './sweep-code.ts'

/** All codes of one text, swept once. */
export interface TextSweep {
  length: number
  /** Who judged the text, sorted. */
  coders: readonly string[]
  codes: ReadonlyMap<string, CodeSweep>
}

/** O(S log S) for S codings. Throws a RangeError where a length or an offset is not a whole number. */
export function sweepText(continuum: Continuum): TextSweep {
  const codes = [...runsByCode(continuum)].map(
    ([code, runs]) => [code, sweepCode(runs, continuum.coders.size)] as const,
  )
  return { length: continuum.length, coders: [...continuum.coders.keys()].sort(), codes: new Map(codes) }
}
