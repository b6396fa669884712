/** The predefined units on which coders can be compared: whole turns, and sentences, as spans of the run in order. */
import { trimSpan, wordsOf } from './offset.ts'
import type { Span, Transcript } from './source.ts'

export function turnUnits(transcript: Transcript): Span[] {
  return transcript.turns.flatMap((turn) => trimSpan(transcript.text, wordsOf(turn)) ?? [])
}

/** Sentences as Unicode divides them (UAX 29), never across a turn. */
export function sentenceUnits(transcript: Transcript): Span[] {
  return transcript.turns.flatMap((turn) => {
    const first = turn.offset + 1
    return [...sentences.segment(turn.text)].flatMap(
      ({ index, segment }) =>
        trimSpan(transcript.text, { start: first + index, end: first + index + segment.length }) ?? [],
    )
  })
}

const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' })
