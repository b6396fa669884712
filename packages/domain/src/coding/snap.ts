/** Spans that fall on whole characters, words, sentences or turns, in any script. */
import { trimSpan, turnAt, wordsOf } from '../source/offset.ts'
import type { PlacedTurn, Span, Transcript } from '../source/source.ts'

export const snapUnits = ['character', 'word', 'sentence', 'turn'] as const
export type SnapUnit = (typeof snapUnits)[number]

/** `locale` is a BCP 47 tag; sentence and word rules differ little between languages, so that none need be given. */
export interface SnapOptions {
  unit: SnapUnit
  locale?: string
}

/**
 * The smallest span of whole units that holds every word of the given one, without white space at its ends; null where
 * the span holds no words. Snapping a second time changes nothing.
 */
export function snapSpan(transcript: Transcript, span: Span, options: SnapOptions): Span | null {
  const within = { start: Math.max(0, span.start), end: Math.min(transcript.text.length, span.end) }
  const trimmed = trimSpan(transcript.text, within)
  if (!trimmed) return null
  const start = unitAt(transcript, trimmed.start, options)?.start ?? trimmed.start
  const end = unitAt(transcript, trimmed.end - 1, options)?.end ?? trimmed.end
  return trimSpan(transcript.text, { start, end })
}

/** The unit that the character at `offset` belongs to, as a span of the run; null on a marker. */
function unitAt(transcript: Transcript, offset: number, { unit, locale }: SnapOptions): Span | null {
  const turn = turnAt(transcript, offset)
  if (!turn || offset <= turn.offset || offset >= wordsOf(turn).end) return null
  if (unit === 'turn') return wordsOf(turn)
  return shift(segmentAt(turn.text, offset - turn.offset - 1, unit, locale), turn)
}

/** Either end of a span, or of a text. */
export type Edge = 'start' | 'end'

/** Either end of a span, moved over one unit. */
export interface BoundaryMove extends SnapOptions {
  edge: Edge
  towards: Edge
}

/**
 * The span with one of its ends moved over one unit, across turns where need be; null where that would leave no words
 * or there is nothing further to move over.
 */
export function moveEdge(transcript: Transcript, span: Span, move: BoundaryMove): Span | null {
  const step = move.towards === 'end' ? 1 : -1
  let at = move.edge === 'start' ? span.start : span.end
  for (;;) {
    const next = nextEdge(transcript, at, move)
    if (next === null) return null
    at = next
    const moved = trimSpan(transcript.text, move.edge === 'start' ? { ...span, start: at } : { ...span, end: at })
    if (!moved) return null
    if ((moved[move.edge] - span[move.edge]) * step > 0) return moved
  }
}

// The next place in the direction where a unit ends (or begins, for a start), whatever the unit holds.
function nextEdge(transcript: Transcript, at: number, { towards, ...options }: BoundaryMove): number | null {
  const forward = towards === 'end'
  const probe = forward ? at : at - 1
  if (probe < 0 || probe >= transcript.text.length) return null
  const unit = unitAt(transcript, probe, options)
  if (!unit) return forward ? at + 1 : at - 1
  return forward ? unit.end : unit.start
}

function segmentAt(text: string, at: number, unit: 'character' | 'word' | 'sentence', locale?: string): Span {
  const segment = segmenterOf(unit, locale).segment(text).containing(at)
  if (!segment) return { start: at, end: at }
  return { start: segment.index, end: segment.index + segment.segment.length }
}

function shift(span: Span, turn: PlacedTurn): Span {
  const first = turn.offset + 1
  return { start: span.start + first, end: span.end + first }
}

const segmenters = new Map<string, Intl.Segmenter>()

function segmenterOf(unit: 'character' | 'word' | 'sentence', locale?: string): Intl.Segmenter {
  const key = `${unit} ${locale ?? ''}`
  const granularity = unit === 'character' ? 'grapheme' : unit
  const segmenter = segmenters.get(key) ?? new Intl.Segmenter(locale, { granularity })
  segmenters.set(key, segmenter)
  return segmenter
}
