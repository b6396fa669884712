/** The text on the screen as the rules of the domain read it, and its units in any script. */
import { snapSpan, trimSpan, type SnapUnit, type Span, type Transcript } from '@intercoder/domain'
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

/** The whole units that a span touches; of an empty one, the unit it stands in. */
export function unitsAround(transcript: Transcript, span: Span, unit: SnapUnit): Span | null {
  const wide = span.start === span.end ? { start: span.start, end: span.end + 1 } : span
  return snapSpan(transcript, wide, { unit }) ?? trimSpan(transcript.text, wide)
}
