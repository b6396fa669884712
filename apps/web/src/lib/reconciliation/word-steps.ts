import type { Span } from '@intercoder/domain'

export type Edge = 'start' | 'end'

/** Moves one end of a span by a word. It never crosses the other end, nor leaves the text. */
export function moveEdge(text: string, span: Span, edge: Edge, by: 1 | -1): Span {
  const words = wordsAround(text, edge === 'start' ? span.start : span.end)
  const edges = words.map((word) => word[edge])
  const from = span[edge]
  const to = by > 0 ? edges.find((at) => at > from) : edges.findLast((at) => at < from)
  if (to === undefined) return span
  const moved = { ...span, [edge]: to }
  return moved.start < moved.end ? moved : span
}

/** Far enough for the longest word and for a marker between turns. */
const reach = 400

function wordsAround(text: string, at: number): Span[] {
  const from = Math.max(0, at - reach)
  return [...text.slice(from, at + reach).matchAll(/[\p{L}\p{N}\p{M}'’-]+/gu)].map(({ index, 0: word }) => ({
    start: from + index,
    end: from + index + word.length,
  }))
}
