/** Layers of any size for benchmarks: codings strewn over a transcript, thicker in some places than in others. */
import { applyCode, openDocument, readTranscript } from '@intercoder/documents'
import { snapSpan, type CodeId, type CodingId, type Span, type Transcript } from '@intercoder/domain'
import * as Y from 'yjs'
import { pick, seededIds, seededRandom, wholeBetween, type Random } from '../seeded.ts'

export interface GeneratedLayer {
  /** The state of the layer's document. */
  update: Uint8Array
  /** Where each coding lies, in the order in which they were made. */
  spans: Span[]
}

export interface CodingsWanted {
  count: number
  seed: number
  /** The transcript they lie on, as updates of its document. */
  transcript: Uint8Array
  codes: readonly CodeId[]
  /** When the first is made, in milliseconds since 1970; the others follow, a second apart. */
  startedAt: number
}

/** One coder's layer. The same wishes give the same bytes. */
export function generateCodings({ count, seed, transcript, codes, startedAt }: CodingsWanted): GeneratedLayer {
  const random = seededRandom(seed)
  const newId = seededIds(random)
  const doc = openDocument(transcript)
  const read = readTranscript(doc)
  const layer = new Y.Doc()
  layer.clientID = wholeBetween(1, 2 ** 32 - 1, random)
  const spans: Span[] = []
  layer.transact(() => {
    while (spans.length < count) {
      const span = drawSpan(read, random)
      const at = startedAt + spans.length * 1000
      const applied = applyCode(layer, doc, { id: newId<CodingId>(), code: pick(codes, random), span, at })
      if (applied.ok) spans.push(span)
    }
  })
  const update = Y.encodeStateAsUpdate(layer)
  for (const done of [layer, doc]) done.destroy()
  return { update, spans }
}

function drawSpan(transcript: Transcript, random: Random): Span {
  const { length } = transcript.text
  // Half of them anywhere and half about one of ten favoured places: some pages are full and others thin, none is bare.
  const favoured = (wholeBetween(0, 9, random) + 0.5) / 10 + (random() - 0.5) * 0.04
  const place = random() < 0.5 ? favoured : random()
  const start = Math.floor(place * length)
  const end = Math.min(length, start + wholeBetween(15, 260, random))
  return snapSpan(transcript, { start, end }, { unit: 'word' }) ?? { start, end }
}
