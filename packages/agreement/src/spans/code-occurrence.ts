import { define, undefine, type Outcome } from '../outcome.ts'
import { withCode, type PairText } from './pair-texts.ts'

/** Share of cells, text by code of the codebook, in which both used the code or neither did. */
export function codeExistenceAgreement(texts: readonly PairText[], codes: readonly string[]): Outcome {
  return shareOfCells(texts, codes, (one, other) => one > 0 === other > 0)
}

/** Share of cells, text by code of the codebook, in which both used the code equally often. Repetitions count once. */
export function codeFrequencyAgreement(texts: readonly PairText[], codes: readonly string[]): Outcome {
  return shareOfCells(texts, codes, (one, other) => one === other)
}

function shareOfCells(
  texts: readonly PairText[],
  codes: readonly string[],
  agree: (one: number, other: number) => boolean,
): Outcome {
  const cells = texts.length * codes.length
  if (cells === 0) return undefine('no-pairable-values')
  const agreed = texts.reduce(
    (sum, { one, other }) =>
      sum + codes.filter((code) => agree(withCode(one, code).length, withCode(other, code).length)).length,
    0,
  )
  return define(agreed / cells)
}
