import { additiveRows, type Additive } from '../additive.ts'
import type { Outcome } from '../outcome.ts'
import { confusion, type Confusion } from './confusion.ts'
import type { MatchRule } from './match-rule.ts'
import type { PairText } from './pair-texts.ts'
import { countMatches, f1 } from './span-f1.ts'

/** A figure of how a pair used a code, or several codes together, text by text. */
export function confusionsByText(
  texts: readonly PairText[],
  codes: readonly string[],
  figure: (tables: Confusion[]) => Outcome,
): Additive {
  const rows = texts.map((text) =>
    codes.flatMap((code) => {
      const { both, first, second, neither } = confusion([text], code)
      return [both, first, second, neither]
    }),
  )
  return additiveRows(rows, codes.length * 4, (sum) =>
    figure(
      codes.map((_, index) => {
        const [both = 0, first = 0, second = 0, neither = 0] = sum.subarray(index * 4)
        return { both, first, second, neither }
      }),
    ),
  )
}

/** `spanF1`, text by text. */
export function spanF1ByText(texts: readonly PairText[], rule: MatchRule): Additive {
  const rows = texts.map((text) => {
    const { matched, spans } = countMatches([text], rule)
    return [matched, spans]
  })
  return additiveRows(rows, 2, ([matched = 0, spans = 0]) => f1({ matched, spans }))
}
