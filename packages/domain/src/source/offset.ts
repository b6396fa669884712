import { firstWhere } from '../halving.ts'
import { turnMarker, type PlacedTurn, type Span, type Transcript } from './source.ts'

/** The turn that the unit at `offset` belongs to, its marker included. */
export function turnAt({ turns }: Transcript, offset: number): PlacedTurn | null {
  const behind = firstWhere(turns.length, (number) => (turns[number]?.offset ?? Infinity) > offset)
  return turns[behind - 1] ?? null
}

/** The span of a turn's words, without its marker. */
export function wordsOf(turn: PlacedTurn): Span {
  return { start: turn.offset + 1, end: turn.offset + 1 + turn.text.length }
}

/** The words of a span as people read them: a turn's marker reads as a line end. */
export function readSpan(text: string, span: Span): string {
  return text.slice(span.start, span.end).replaceAll(turnMarker, '\n')
}

/** Whether a coding could stand on the span: at least one unit that is neither a marker nor white space. */
export function hasWords(text: string, span: Span): boolean {
  for (let at = span.start; at < span.end; at++) if (isWord(text, at)) return true
  return false
}

/** The span without markers and white space at its ends; null where nothing else is in it. */
export function trimSpan(text: string, span: Span): Span | null {
  let { start, end } = span
  while (start < end && !isWord(text, start)) start++
  while (end > start && !isWord(text, end - 1)) end--
  return start < end ? { start, end } : null
}

/** The nearest offset in the given direction that does not part a surrogate pair. */
export function clearOfPair(text: string, offset: number, towards: 'start' | 'end'): number {
  const parts = isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset))
  if (!parts) return offset
  return towards === 'start' ? offset - 1 : offset + 1
}

// Asked of every coding after every edit, so that the common case must cost nothing.
function isWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code > 0x20 && code < 0x7f) return true
  const unit = text.charAt(at)
  return unit !== turnMarker && unit.trim() !== ''
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff
