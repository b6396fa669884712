/** The rules for codings: what may be coded and what may be said of it. */
import type { CodeId, CodingId } from '../ids.ts'
import { accept, refuse, type Result } from '../result.ts'
import { clearOfPair, hasWords } from '../source/offset.ts'
import type { Span } from '../source/source.ts'
import { certainties, type Certainty } from './coding.ts'

/** Longest remark, in UTF-16 units. */
export const remarkLimit = 10_000

export type SpanRefusal =
  { kind: 'span-outside'; length: number } | { kind: 'span-empty' } | { kind: 'span-without-words' }

export type CodingRefusal =
  | SpanRefusal
  | { kind: 'unknown-coding'; coding: CodingId }
  | { kind: 'coding-exists'; coding: CodingId }
  | { kind: 'remark-too-long'; limit: number }
  | { kind: 'unknown-certainty'; certainty: string }

/** A coding to be made. `at` is milliseconds since 1970. */
export interface NewCoding {
  id: CodingId
  code: CodeId
  span: Span
  at: number
  certainty?: Certainty
  remark?: string
}

/** A span that a coding can stand on, widened where it would part a surrogate pair. `text` is the whole run. */
export function checkSpan(text: string, span: Span): Result<Span, SpanRefusal> {
  const { start, end } = span
  const isWithin = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end <= text.length
  if (!isWithin) return refuse({ kind: 'span-outside', length: text.length })
  if (end <= start) return refuse({ kind: 'span-empty' })
  if (!hasWords(text, span)) return refuse({ kind: 'span-without-words' })
  return accept({ start: clearOfPair(text, start, 'start'), end: clearOfPair(text, end, 'end') })
}

export function checkRemark(remark: string): Result<string, CodingRefusal> {
  if (remark.length > remarkLimit) return refuse({ kind: 'remark-too-long', limit: remarkLimit })
  return accept(remark.toWellFormed())
}

export function checkCertainty(certainty: string): Result<Certainty, CodingRefusal> {
  const known = certainties.find((one) => one === certainty)
  return known ? accept(known) : refuse({ kind: 'unknown-certainty', certainty })
}
