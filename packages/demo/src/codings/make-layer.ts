import { applyCode, readTranscript } from '@intercoder/documents'
import type { AccountId, CodeId, CodingId, NewId, Span, Transcript } from '@intercoder/domain'
import * as Y from 'yjs'
import { wholeBetween, type Random } from '../seeded.ts'
import { findWords } from './find-words.ts'
import { habits } from './habits.ts'
import type { PlantedCoding } from './read-table.ts'

/** One change to a document, as the log keeps it: who sent it and when (milliseconds since 1970). */
export interface SignedUpdate {
  account: AccountId
  at: number
  update: Uint8Array
}

export interface Sitting {
  transcript: Y.Doc
  codings: PlantedCoding[]
  codeIds: ReadonlyMap<string, CodeId>
  coder: AccountId
  /** When the coder sits down, in milliseconds since 1970. */
  startedAt: number
  random: Random
  newId: NewId
}

/** Codes a transcript as its coder did, through the verb the client uses: one update for each coding, in their order. */
export function makeLayer(sitting: Sitting): SignedUpdate[] {
  const { transcript, codings, coder, random, newId } = sitting
  const read = readTranscript(transcript)
  const layer = new Y.Doc()
  layer.clientID = wholeBetween(1, 2 ** 32 - 1, random)
  const updates: SignedUpdate[] = []
  const boundary = boundaries(read, random)
  let at = sitting.startedAt
  layer.on('update', (update: Uint8Array) => updates.push({ account: coder, at, update }))
  for (const planted of codings) {
    at += wholeBetween(6_000, 75_000, random)
    const { certainty, remark } = planted
    const code = codeFor(planted.code, sitting.codeIds)
    const draft = { id: newId<CodingId>(), code, span: boundary(planted), at, certainty, remark }
    const applied = applyCode(layer, transcript, draft)
    if (!applied.ok) throw new RangeError(`${applied.refusal.kind}: ${planted.quote}`)
  }
  layer.destroy()
  return updates
}

/** The span of each coding, by its coder's habit; two codes given to one passage at once share it. */
function boundaries(transcript: Transcript, random: Random): (planted: PlantedCoding) => Span {
  let last: { quote: string; span: Span } | null = null
  return ({ quote, isExact, coder }) => {
    if (last?.quote === quote) return last.span
    const words = findWords(transcript.text, quote)
    const habit = habits[coder]
    last = { quote, span: isExact || !habit ? words : habit(transcript, words, random) }
    return last.span
  }
}

function codeFor(key: string, codeIds: ReadonlyMap<string, CodeId>): CodeId {
  const id = codeIds.get(key)
  if (!id) throw new RangeError(`not in the codebook: ${key}`)
  return id
}
