import type { Coding, Continuum, Span } from '../continuum/continuum.ts'
import { normaliseCodings } from '../continuum/normalise.ts'

/** Two coders by name. Most figures of a pair do not mind the order; where one does, it says so. */
export type Pair = readonly [string, string]

/** One coder's spans of each code, in order, within the text and without repetitions. They may overlap. */
export type SpansByCode = ReadonlyMap<string, readonly Span[]>

/** A text that both coders of a pair judged. */
export interface PairText {
  length: number
  one: SpansByCode
  other: SpansByCode
}

/** The texts that both judged: what the figures of a pair are taken from. Texts that one of them never judged are left out. */
export function pairTexts(continua: readonly Continuum[], [one, other]: Pair): PairText[] {
  return continua.flatMap(({ length, coders }) => {
    const [first, second] = [coders.get(one), coders.get(other)]
    if (!first || !second) return []
    return { length, one: byCode(normaliseCodings(first, length)), other: byCode(normaliseCodings(second, length)) }
  })
}

function byCode(codings: readonly Coding[]): SpansByCode {
  return Map.groupBy(codings, ({ code }) => code)
}

export const withCode = (spans: SpansByCode, code: string): readonly Span[] => spans.get(code) ?? []

/** The codes that one of the two used, or both. */
export function codesOf({ one, other }: PairText): Set<string> {
  return new Set([...one.keys(), ...other.keys()])
}
