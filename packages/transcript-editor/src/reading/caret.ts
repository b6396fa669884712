/** Where the caret goes by words, sentences, turns and codings, in any script. */
import {
  hasWords,
  snapSpan,
  trimSpan,
  turnMarker,
  unitAt,
  type SnapUnit,
  type Span,
  type Transcript,
} from '@intercoder/domain'
import type { Node } from 'prosemirror-model'
import { placesOf } from '../text/places.ts'
import { turnIdOf } from '../text/schema.ts'

const known = new WeakMap<Node, Transcript>()

/** The transcript as the rules of the domain read it, without speakers and times. Built once for each state of the text. */
export function transcriptOf(doc: Node, text: string): Transcript {
  const transcript = known.get(doc) ?? buildTranscript(doc, text)
  known.set(doc, transcript)
  return transcript
}

function buildTranscript(doc: Node, text: string): Transcript {
  const places = placesOf(doc)
  const turns: Transcript['turns'] = []
  doc.forEach((turn, _, number) => {
    const id = turnIdOf(turn) as Transcript['turns'][number]['id']
    turns.push({ id, speaker: '', start: null, end: null, offset: places.marker(number), text: turn.textContent })
  })
  return { turns, text }
}

/** The nearest place in the direction where a unit begins; null at the end of the text. */
export function nextStart(
  transcript: Transcript,
  from: number,
  unit: SnapUnit,
  towards: 'start' | 'end',
): number | null {
  return towards === 'end' ? startAfter(transcript, from, unit) : startBefore(transcript, from, unit)
}

/** The whole units that a span touches; of an empty one, the unit it stands in. */
export function unitsAround(transcript: Transcript, span: Span, unit: SnapUnit): Span | null {
  const wide = span.start === span.end ? { start: span.start, end: span.end + 1 } : span
  return snapSpan(transcript, wide, { unit }) ?? trimSpan(transcript.text, wide)
}

function startAfter(transcript: Transcript, from: number, unit: SnapUnit): number | null {
  const here = unitAt(transcript, from, { unit })
  for (let at = here ? here.end : from + 1; at < transcript.text.length; at++) {
    if (isWord(transcript, at, unit)) return at
  }
  return null
}

function startBefore(transcript: Transcript, from: number, unit: SnapUnit): number | null {
  let at = from - 1
  while (at > 0 && !isWord(transcript, at, unit)) at--
  const found = at > 0 ? unitAt(transcript, at, { unit }) : null
  return found ? (trimSpan(transcript.text, found)?.start ?? found.start) : null
}

const letter = /[\p{L}\p{N}]/u

function isWord(transcript: Transcript, at: number, unit: SnapUnit): boolean {
  if (unit === 'character') return transcript.text[at] !== turnMarker
  if (unit === 'word') return letter.test(String.fromCodePoint(transcript.text.codePointAt(at) ?? 0))
  return hasWords(transcript.text, { start: at, end: at + 1 })
}
