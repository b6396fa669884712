/** What a reconciliation is about: the sealed layers of one source of a round, at their places in the transcript as it stands. */
import { findQueue, openDocument, readCodebook, readEvidence, readRun, type ComparedLayer } from '@intercoder/documents'
import {
  codeResolver,
  mergedCodes,
  type AccountId,
  type CodeId,
  type CodingId,
  type Evidence,
  type LayerId,
  type ProjectId,
  type QueueItem,
  type SourceId,
} from '@intercoder/domain'
import { nameDocument, type DocumentName } from '@intercoder/sync'
import type * as Y from 'yjs'
import type { Rooms } from '../rooms/index.ts'

export interface SealedLayers {
  transcript: Y.Doc
  text: string
  coders: AccountId[]
  evidence: ReadonlyMap<CodingId, Evidence>
  codes: ReadonlySet<CodeId>
  queue(): readonly QueueItem[]
}

export interface SealedPlace {
  project: ProjectId
  source: SourceId
  consensus: LayerId
  layers: readonly { layer: LayerId; coder: AccountId }[]
}

/** So many are kept ready: more talks are rarely held at once. */
const keptAtMost = 16

export class SealedReader {
  readonly #rooms: Pick<Rooms, 'read'>
  readonly #kept = new Map<LayerId, { bytes: Uint8Array[]; sealed: SealedLayers }>()

  constructor(rooms: Pick<Rooms, 'read'>) {
    this.#rooms = rooms
  }

  /** Layers do not change; the transcript and the codebook may have. Nothing is placed again unless something did. */
  async read(place: SealedPlace): Promise<SealedLayers> {
    const names: DocumentName[] = [
      nameDocument('transcript', place.source),
      nameDocument('codebook', place.project),
      ...place.layers.map(({ layer }) => nameDocument('layer', layer)),
    ]
    const bytes = await Promise.all(names.map((name) => this.#rooms.read(name)))
    const kept = this.#kept.get(place.consensus)
    if (kept && areSame(kept.bytes, bytes)) return kept.sealed
    this.#kept.delete(place.consensus)
    const sealed = readSealed(place, bytes)
    this.#kept.set(place.consensus, { bytes, sealed })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > keptAtMost && oldest) this.#kept.delete(oldest)
    return sealed
  }
}

function areSame(one: readonly Uint8Array[], other: readonly Uint8Array[]): boolean {
  return one.length === other.length && one.every((bytes, at) => Buffer.compare(bytes, other[at] ?? bytes) === 0)
}

function readSealed({ layers }: SealedPlace, bytes: readonly Uint8Array[]): SealedLayers {
  const [transcript, codebookDoc, ...documents] = bytes.map((update) => openDocument(update))
  if (!transcript || !codebookDoc) throw new Error('a reconciliation without a transcript')
  const { codebook } = readCodebook(codebookDoc)
  const resolve = codeResolver(codebook)
  const compared = layers.map(({ coder }, at): ComparedLayer => {
    const doc = documents[at]
    return { coder, codings: doc ? readEvidence(doc, transcript, coder, resolve) : [] }
  })
  const text = readRun(transcript)
  const merged = mergedCodes(codebook)
  let queue: QueueItem[] | null = null
  return {
    transcript,
    text,
    coders: compared.map(({ coder }) => coder),
    evidence: new Map(compared.flatMap(({ codings }) => codings.map((coding) => [coding.id, coding]))),
    codes: new Set(codebook.codes.flatMap(({ id }) => (merged.has(id) ? [] : [id]))),
    queue: () => (queue ??= findQueue(compared, text.length)),
  }
}
