/**
 * How each coder draws a boundary around the same words. Nothing disagrees more often than boundaries, and people do it
 * each in their own way.
 */
import { moveEdge, snapSpan, turnAt, wordsOf, type Span, type Transcript } from '@intercoder/domain'
import { wholeBetween, type Random } from '../seeded.ts'

export type Habit = (transcript: Transcript, span: Span, random: Random) => Span

/** Ines: the phrase, now and then to the end of its sentence. */
const phrases: Habit = (transcript, span, random) => (random() < 0.2 ? widen(transcript, span, 'sentence') : span)

/** Kwame: sentences, or the whole of a short answer. */
const answers: Habit = (transcript, span, random) => {
  const isShort = (turnAt(transcript, span.start)?.text.length ?? Infinity) < 400
  return widen(transcript, span, isShort && random() < 0.5 ? 'turn' : 'sentence')
}

/** Yuki: the clause that says it, where a comma parts the words. */
const clauses: Habit = ({ text }, span, random) => {
  const comma = text.slice(span.start, span.end).indexOf(', ')
  if (comma < 0 || random() > 0.5) return span
  const before = { start: span.start, end: span.start + comma }
  const behind = { start: span.start + comma + 2, end: span.end }
  const kept = random() < 0.5 ? before : behind
  return kept.end - kept.start < 25 ? span : kept
}

/** Tomasz: a few words off, to either side, four times in ten. */
const loosely: Habit = (transcript, span, random) => {
  if (random() > 0.4) return span
  const edge = random() < 0.5 ? 'start' : 'end'
  const towards = random() < 0.7 ? edge : edge === 'start' ? 'end' : 'start'
  return trimMarks(transcript, moveBy(transcript, span, wholeBetween(1, 4, random), edge, towards))
}

export const habits: Record<string, Habit> = { IF: phrases, KA: answers, YT: clauses, TW: loosely }

function widen(transcript: Transcript, span: Span, unit: 'sentence' | 'turn'): Span {
  return snapSpan(transcript, span, { unit }) ?? span
}

type Side = 'start' | 'end'

/** Moves one edge by some words, and not out of the turn it is in. */
function moveBy(transcript: Transcript, span: Span, words: number, edge: Side, towards: Side): Span {
  const turn = turnAt(transcript, edge === 'start' ? span.start : span.end - 1)
  if (!turn) return span
  const { start, end } = wordsOf(turn)
  let moved = span
  for (let step = 0; step < words; step++) {
    const next = moveEdge(transcript, moved, { edge, towards, unit: 'word' })
    if (!next || next[edge] < start || next[edge] > end) return moved
    moved = next
  }
  return moved
}

/** Takes the comma or full stop away that a drag has caught in front, and the comma behind. */
function trimMarks({ text }: Transcript, span: Span): Span {
  const words = text.slice(span.start, span.end)
  const front = /^[\s.,?!–-]*/.exec(words)?.[0].length ?? 0
  const back = /[\s,–-]*$/.exec(words)?.[0].length ?? 0
  return front + back < words.length ? { start: span.start + front, end: span.end - back } : span
}
