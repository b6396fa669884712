import type { Coding, Continuum, Span } from './continuum.ts'

/**
 * Codings within the text, without empty ones and without exact repetitions by one coder, in order of start, end, code.
 * Throws a RangeError where a length or an offset is not a whole number.
 */
export function normalise(continuum: Continuum): Continuum {
  const { length, coders } = continuum
  return { length, coders: new Map([...coders].map(([coder, codings]) => [coder, normaliseCodings(codings, length)])) }
}

export function normaliseCodings(codings: readonly Coding[], length: number): Coding[] {
  return codings
    .flatMap((coding) => {
      const span = clamp(coding, length)
      return span ? [{ ...span, code: coding.code }] : []
    })
    .sort((one, other) => compareSpans(one, other) || compareText(one.code, other.code))
    .filter((coding, index, all) => {
      const before = all[index - 1]
      return before?.start !== coding.start || before.end !== coding.end || before.code !== coding.code
    })
}

/** The part of the span that lies in the text; null where nothing of it does. */
export function clamp({ start, end }: Span, length: number): Span | null {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) throw new RangeError(`no span: ${start} to ${end}`)
  if (!Number.isSafeInteger(length) || length < 0) throw new RangeError(`no length: ${length}`)
  const from = Math.max(0, start)
  const to = Math.min(length, end)
  return from < to ? { start: from, end: to } : null
}

export const compareSpans = (one: Span, other: Span): number => one.start - other.start || one.end - other.end

/** By UTF-16 units, so that the order is the same on every machine, whatever its language. */
export const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
