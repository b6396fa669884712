import type { CodeId, Passage, Span, Transcript } from '@intercoder/domain'

interface Piece {
  words: string
  start: number
  /** Codes that lie on it, of what is shown. */
  codes: CodeId[]
  /** Whether it is of the words in question. */
  isIn: boolean
}

interface ShownTurn {
  id: string
  speaker: string
  isCutBefore: boolean
  isCutAfter: boolean
  pieces: Piece[]
}

/** Characters shown before and after the words in question. */
const context = 320

/** The words in question with what stands around them, cut where a coding begins or ends. */
export function piecesAround({ text, turns }: Transcript, span: Span, passages: readonly Passage[]): ShownTurn[] {
  const from = Math.max(0, startOfWord(text, span.start - context))
  const to = Math.min(text.length, startOfWord(text, span.end + context))
  const cuts = [span, ...passages.map((passage) => passage.span)].flatMap(({ start, end }) => [start, end])
  return turns.flatMap((turn) => {
    const [begin, finish] = [turn.offset + 1, turn.offset + 1 + turn.text.length]
    const [start, end] = [Math.max(begin, from), Math.min(finish, to)]
    if (start >= end) return []
    const edges = [...new Set([start, ...cuts.filter((cut) => cut > start && cut < end), end])].toSorted(
      (a, b) => a - b,
    )
    const pieces = edges.slice(0, -1).map((edge, at) => {
      const piece = { start: edge, end: edges[at + 1] ?? end }
      const codes = passages.flatMap((passage) => (covers(passage.span, piece) ? [passage.code] : []))
      return {
        words: text.slice(piece.start, piece.end),
        start: edge,
        codes: [...new Set(codes)],
        isIn: covers(span, piece),
      }
    })
    return [{ id: turn.id, speaker: turn.speaker, isCutBefore: start > begin, isCutAfter: end < finish, pieces }]
  })
}

function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && outer.end >= inner.end
}

function startOfWord(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return at
  const space = text.slice(at, at + 80).search(/\s/)
  return space < 0 ? at : at + space + 1
}
