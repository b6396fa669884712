import { readSpan } from '../source/offset.ts'
import type { Span } from '../source/source.ts'

/** Longest quote kept whole, in UTF-16 units; of a longer one the beginning and the end are kept. */
export const quoteLimit = 2000
const cut = ' … '

/** The words of a span as a coding keeps them. */
export function quoteSpan(text: string, span: Span): string {
  return shortenQuote(readSpan(text, span))
}

function shortenQuote(words: string): string {
  if (words.length <= quoteLimit) return words.toWellFormed()
  const half = (quoteLimit - cut.length) / 2
  return `${words.slice(0, Math.floor(half))}${cut}${words.slice(-Math.floor(half))}`.toWellFormed()
}

/**
 * Where a quote stands in a run of text now: the occurrence nearest to `place`, no further from it than `reach`; null
 * where it is not found. For a coding whose words were deleted and came back as new characters. Only quotes kept whole
 * can be found.
 */
export function findQuote(text: string, quote: string, place: number, reach = 20_000): Span | null {
  if (quote.trim() === '' || quote.length >= quoteLimit) return null
  const from = Math.max(0, place - reach)
  const run = readSpan(text, { start: from, end: Math.min(text.length, place + reach) })
  let best: number | null = null
  for (let at = run.indexOf(quote); at >= 0; at = run.indexOf(quote, at + 1)) {
    if (best === null || distance(at + from, quote, place) < distance(best, quote, place)) best = at + from
  }
  return best === null ? null : { start: best, end: best + quote.length }
}

function distance(at: number, quote: string, place: number): number {
  return Math.min(Math.abs(at - place), Math.abs(at + quote.length - place))
}
