/** One transcript and the layers on it, kept open to tell which codings changed or moved, and nothing else. */
import {
  AnchorIndex,
  observeLayer,
  observeReconciliation,
  readReconciliation,
  readTranscript,
  type AnchoredCoding,
} from '@intercoder/documents'
import type { Coding, CodingId, LayerId, SourceId } from '@intercoder/domain'
import { countWords } from '@intercoder/interchange'
import { nameDocument } from '@intercoder/sync'
import * as Y from 'yjs'
import { nameLayer, nameShelf, type Projected, type ProjectedDocument, type Shelf } from './projected.ts'

type LayerShelf = Extract<Shelf, { kind: 'layer' }>

interface OpenLayer {
  doc: Y.Doc
  seq: number
  codings: Map<CodingId, AnchoredCoding>
  /** Where each was last told to be. */
  told: Map<CodingId, string>
  touched: Set<CodingId>
  removed: Set<CodingId>
  isWhole: boolean
  /** Whether anything came since it was last told of, a coding or not. */
  isFollowed: boolean
  /** Null in an independent layer; otherwise whether something was decided or undone. */
  isDecided: boolean | null
}

export class SourceShelf {
  readonly #source: SourceId
  readonly #name: string
  readonly #transcript = new Y.Doc()
  readonly #index = new AnchorIndex(this.#transcript)
  readonly #layers = new Map<LayerId, OpenLayer>()
  #seq: number | null = null
  #isCorrected = false

  constructor(source: SourceId) {
    this.#source = source
    this.#name = nameShelf({ kind: 'transcript', source })
  }

  openTranscript(updates: Uint8Array[], seq: number): void {
    apply(this.#transcript, updates)
    this.#seq = seq
    this.#isCorrected = true
  }

  followTranscript(update: Uint8Array, seq: number): void {
    if (this.#seq === null) return
    apply(this.#transcript, [update])
    this.#seq = Math.max(this.#seq, seq)
    this.#isCorrected = true
  }

  openLayer({ layer: id, consensus }: LayerShelf, updates: Uint8Array[], seq: number): void {
    const layer = this.#layers.get(id) ?? this.#open(id, consensus)
    apply(layer.doc, updates)
    layer.seq = Math.max(layer.seq, seq)
    layer.isFollowed = true
  }

  followLayer(id: LayerId, update: Uint8Array, seq: number): void {
    const layer = this.#layers.get(id)
    if (!layer) return
    apply(layer.doc, [update])
    layer.seq = Math.max(layer.seq, seq)
    layer.isFollowed = true
  }

  /** What has changed since the last time. */
  tell(): ProjectedDocument[] {
    // Without the transcript every coding would seem to have lost its words.
    if (this.#seq === null) return []
    const told = [...this.#layers].flatMap(([id, layer]) => this.#tellLayer(id, layer) ?? [])
    if (this.#isCorrected) told.push(this.#tellLength(this.#seq))
    this.#isCorrected = false
    return told
  }

  putAway(): void {
    this.#index.destroy()
    this.#transcript.destroy()
    for (const { doc } of this.#layers.values()) doc.destroy()
  }

  #open(id: LayerId, consensus: boolean): OpenLayer {
    const doc = new Y.Doc()
    const layer: OpenLayer = {
      doc,
      seq: 0,
      codings: new Map(),
      told: new Map(),
      touched: new Set(),
      removed: new Set(),
      isWhole: true,
      isFollowed: true,
      isDecided: consensus ? true : null,
    }
    this.#layers.set(id, layer)
    observeLayer(doc, ({ set, removed }) => {
      for (const coding of set) this.#place(id, layer, coding)
      for (const coding of removed) this.#drop(id, layer, coding)
    })
    if (consensus) observeReconciliation(doc, () => (layer.isDecided = true))
    return layer
  }

  #place(id: LayerId, layer: OpenLayer, coding: AnchoredCoding): void {
    layer.codings.set(coding.id, coding)
    layer.touched.add(coding.id)
    layer.removed.delete(coding.id)
    this.#index.set(keyOf(id, coding.id), coding)
  }

  #drop(id: LayerId, layer: OpenLayer, coding: CodingId): void {
    layer.codings.delete(coding)
    layer.touched.delete(coding)
    layer.told.delete(coding)
    layer.removed.add(coding)
    this.#index.delete(keyOf(id, coding))
  }

  #tellLayer(id: LayerId, layer: OpenLayer): ProjectedDocument | null {
    const { seq, codings, touched, isWhole, isFollowed } = layer
    const looked = isWhole || this.#isCorrected ? [...codings.keys()] : [...touched]
    const changed = looked.flatMap((coding) => this.#tellCoding(id, layer, coding) ?? [])
    const removed = [...layer.removed]
    layer.touched.clear()
    layer.removed.clear()
    layer.isWhole = layer.isFollowed = false
    const news: Projected[] = []
    if (isWhole || changed.length > 0 || removed.length > 0)
      news.push({ kind: 'layer', layer: id, whole: isWhole, changed, removed })
    if (layer.isDecided) news.push({ kind: 'decisions', layer: id, decisions: readReconciliation(layer.doc).decisions })
    const consensus = layer.isDecided !== null
    if (consensus) layer.isDecided = false
    return isFollowed || news.length > 0 ? { document: nameLayer(id, consensus), shelf: this.#name, seq, news } : null
  }

  #tellCoding(id: LayerId, { codings, touched, told, isWhole }: OpenLayer, of: CodingId): Coding | null {
    const coding = codings.get(of)
    if (!coding) return null
    const span = this.#index.span(keyOf(id, of))
    const place = span ? `${span.start}-${span.end}` : 'gone'
    if (!isWhole && !touched.has(of) && told.get(of) === place) return null
    told.set(of, place)
    const { start: _start, end: _end, ...rest } = coding
    return { ...rest, span }
  }

  #tellLength(seq: number): ProjectedDocument {
    const { turns } = readTranscript(this.#transcript)
    const words = turns.reduce((sum, turn) => sum + countWords(turn.text), 0)
    const news = { kind: 'length' as const, source: this.#source, words, turns: turns.length }
    return { document: nameDocument('transcript', this.#source), shelf: this.#name, seq, news: [news] }
  }
}

function apply(doc: Y.Doc, updates: Uint8Array[]): void {
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)))
}

/** A client decides the ids in its own layer, so they may repeat those of another. */
function keyOf(layer: LayerId, coding: CodingId): string {
  return `${layer}/${coding}`
}
