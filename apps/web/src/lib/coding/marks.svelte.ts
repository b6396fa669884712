import type { CodeResolver, CodingId, LayerId, Span } from '@intercoder/domain'
import { AnchorIndex, observeLayer, readAnchoredCodings, type AnchoredCoding } from '@intercoder/documents'
import type { Doc } from 'yjs'
import { inReadingOrder, isPlaced, overlap, type Coder, type Mark, type PlacedMark } from './mark.ts'

/** What came or went in one go, for whoever tells people about it. */
export interface MarkChange {
  layer: LayerId
  mine: boolean
  added: Mark[]
  changed: Mark[]
  removed: Mark[]
}

interface OpenLayer {
  id: LayerId
  coder: Coder
  mine: boolean
  stop: () => void
}

/**
 * Every coding on one transcript that I may see, from all open layers, at its place. A change to a layer touches only
 * the codings in it, and an edit of the text only those at or behind it.
 */
export class Marks {
  /** In reading order; those whose words are gone come last. */
  all = $state.raw<readonly Mark[]>([])
  placed: readonly PlacedMark[] = $derived(this.all.filter(isPlaced))
  orphaned: readonly Mark[] = $derived(this.all.filter((mark) => !isPlaced(mark)))

  readonly index: AnchorIndex
  #byKey = new Map<string, Mark>()
  #kept = new Map<string, AnchoredCoding>()
  #layers = new Map<LayerId, OpenLayer>()
  #listeners = new Set<(change: MarkChange) => void>()
  #resolve: CodeResolver = () => null

  constructor(transcript: Doc) {
    this.index = new AnchorIndex(transcript)
    this.index.observe((changes) => this.#moveFrom(changes?.[0]?.at ?? 0))
  }

  /** Shows a layer's codings and keeps up with them. */
  open(id: LayerId, layer: Doc, coder: Coder, mine: boolean): void {
    if (this.#layers.has(id)) return
    const stop = observeLayer(layer, ({ set, removed }) => this.#take(id, set, removed))
    this.#layers.set(id, { id, coder, mine, stop })
    this.#take(id, readAnchoredCodings(layer).codings, [])
  }

  /** Takes a layer away, as when the right to see it has ended. */
  close(id: LayerId): void {
    this.#layers.get(id)?.stop()
    const keys = [...this.#byKey.values()].filter((mark) => mark.layer === id).map((mark) => mark.id)
    this.#take(id, [], keys)
    this.#layers.delete(id)
  }

  /** Reads every coding's code by a new state of the codebook. */
  readCodes(resolve: CodeResolver): void {
    this.#resolve = resolve
    let isDifferent = false
    for (const [key, mark] of this.#byKey) {
      const code = this.#codeOf(key)
      if (code === mark.code) continue
      this.#byKey.set(key, { ...mark, code })
      isDifferent = true
    }
    if (isDifferent) this.#show()
  }

  find(key: string): Mark | null {
    return this.#byKey.get(key) ?? null
  }

  /** The marks that share words with a span, in reading order. */
  over(span: Span): PlacedMark[] {
    return this.placed.filter((mark) => overlap(mark.span, span))
  }

  /** Where the words of an orphaned mark stand again beside their old place, for its coder to accept. */
  findRepair(mark: Mark): Span | null {
    return this.index.findRepair(mark.key, mark.quote)
  }

  observe(listener: (change: MarkChange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  destroy(): void {
    for (const layer of this.#layers.values()) layer.stop()
    this.index.destroy()
  }

  #take(id: LayerId, set: AnchoredCoding[], removed: CodingId[]): void {
    const layer = this.#layers.get(id)
    if (!layer) return
    const change: MarkChange = { layer: id, mine: layer.mine, added: [], changed: [], removed: [] }
    for (const coding of set) this.#anchor(keyOf(id, coding.id), coding)
    for (const coding of set) {
      const key = keyOf(id, coding.id)
      const mark = this.#read(key, coding, layer)
      change[this.#byKey.has(key) ? 'changed' : 'added'].push(mark)
      this.#byKey.set(key, mark)
    }
    for (const coding of removed) {
      const gone = this.#remove(keyOf(id, coding))
      if (gone) change.removed.push(gone)
    }
    this.#show()
    for (const listener of this.#listeners) listener(change)
  }

  #anchor(key: string, coding: AnchoredCoding): void {
    const before = this.#kept.get(key)
    this.#kept.set(key, coding)
    if (!before || !sameAnchors(before, coding)) this.index.set(key, coding)
  }

  #remove(key: string): Mark | null {
    const mark = this.#byKey.get(key) ?? null
    this.#byKey.delete(key)
    this.#kept.delete(key)
    this.index.delete(key)
    return mark
  }

  #read(key: string, coding: AnchoredCoding, { id: layer, coder, mine }: OpenLayer): Mark {
    const { id, quote, certainty, remark, at } = coding
    const version = (this.#byKey.get(key)?.version ?? 0) + 1
    const read = { key, id, layer, coder, mine, quote, certainty, remark, at, version }
    return { ...read, code: this.#codeOf(key), span: this.index.span(key) }
  }

  #codeOf(key: string): Mark['code'] {
    const coding = this.#kept.get(key)
    return coding ? (this.#resolve(coding)?.id ?? null) : null
  }

  #moveFrom(offset: number): void {
    for (const [key, mark] of this.#byKey) {
      if (mark.span && mark.span.end < offset) continue
      const span = this.index.span(key)
      if (span?.start !== mark.span?.start || span?.end !== mark.span?.end) this.#byKey.set(key, { ...mark, span })
    }
    this.#show()
  }

  #show(): void {
    this.all = [...this.#byKey.values()].sort(inReadingOrder)
  }
}

function keyOf(layer: LayerId, coding: CodingId): string {
  return `${layer}/${coding}`
}

function sameAnchors(a: AnchoredCoding, b: AnchoredCoding): boolean {
  return (
    a.start.client === b.start.client &&
    a.start.clock === b.start.clock &&
    a.end.client === b.end.client &&
    a.end.clock === b.end.clock
  )
}
