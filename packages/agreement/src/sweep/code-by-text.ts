import { additiveRows, type Additive } from '../additive.ts'
import type { Outcome } from '../outcome.ts'
import { tallyCode, type CodeTally } from './code-tally.ts'
import type { TextSweep } from './sweep-text.ts'

/** A figure of one code, text by text. */
export function codeByText(texts: readonly TextSweep[], code: string, figure: (tally: CodeTally) => Outcome): Additive {
  const most = texts.reduce((coders, text) => Math.max(coders, text.coders.length), 0)
  const rows = texts.map((text) => {
    const { judged, coded, squares, apart } = tallyCode([text], code)
    return [judged, coded, squares, ...apart]
  })
  return additiveRows(rows, most + 4, ([judged = 0, coded = 0, squares = 0, ...apart]) =>
    figure({ judged, coded, squares, apart }),
  )
}
