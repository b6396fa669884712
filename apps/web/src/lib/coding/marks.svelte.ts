import {
  ReadingOrder,
  type CodeId,
  type CodeResolver,
  type CodingId,
  type LayerId,
  type Span,
} from '@intercoder/domain'
import { AnchorIndex, observeLayer, readAnchoredCodings, type AnchoredCoding } from '@intercoder/documents'
import { untrack } from 'svelte'
import type { Doc } from 'yjs'
import { isPlaced, type Coder, type Mark, type PlacedMark } from './mark.ts'

/** What somebody made or took back in one go, for whoever tells people about it. */
export interface MarkChange {
  mine: boolean
  added: readonly Mark[]
  removed: readonly Mark[]
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
  #order = $state.raw(orderOf([]))
  /** Those whose words are gone. */
  orphaned = $state.raw<readonly Mark[]>([])
  /** How many bear each code. */
  counts = $state.raw<ReadonlyMap<CodeId, number>>(new Map())
  /** In reading order; those whose words are gone come last. */
  all: readonly Mark[] = $derived([...this.placed, ...this.orphaned])

  readonly index: AnchorIndex
  #byKey = new Map<string, Mark>()
  #tally = new Map<CodeId, number>()
  #kept = new Map<string, AnchoredCoding>()
  #layers = new Map<LayerId, OpenLayer>()
  #listeners = new Set<(change: MarkChange) => void>()
  #resolve: CodeResolver = () => null

  constructor(transcript: Doc) {
    this.index = new AnchorIndex(transcript)
    this.index.observe((changes) => this.#moveFrom(changes?.[0]?.at ?? 0))
  }

  /** Shows a layer's codings and keeps up with them. Nobody is told of those that are in it already: they are not new. */
  open(id: LayerId, layer: Doc, coder: Coder, mine: boolean): void {
    if (this.#layers.has(id)) return
    const stop = observeLayer(layer, ({ set, removed }) => this.#tell(opened, this.#take(opened, set, removed)))
    const opened: OpenLayer = { id, coder, mine, stop }
    this.#layers.set(id, opened)
    this.#take(opened, readAnchoredCodings(layer).codings, [])
  }

  /** Takes a layer away, as when the right to see it has ended. Its codings are still made: nobody is told that they went. */
  close(id: LayerId): void {
    const layer = this.#layers.get(id)
    if (!layer) return
    layer.stop()
    this.#layers.delete(id)
    const codings = [...this.#byKey.values()].filter((mark) => mark.layer === id).map((mark) => mark.id)
    this.#take(layer, [], codings)
  }

  /** Reads every coding's code by a new state of the codebook. */
  readCodes(resolve: CodeResolver): void {
    this.#resolve = resolve
    this.#alter((mark) => {
      const code = this.#codeOf(mark.key)
      return code === mark.code ? mark : { ...mark, code }
    })
  }

  /** In reading order. */
  get placed(): readonly PlacedMark[] {
    return this.#order.items
  }

  /** Not reactive: whoever shows what it answers looks at one of the lists, too. */
  find(key: string): Mark | null {
    return this.#byKey.get(key) ?? null
  }

  /** The marks that share words with a span, in reading order. */
  over(span: Span): PlacedMark[] {
    return this.#order.over(span)
  }

  /** Where the words of an orphaned mark stand again beside their old place, for its coder to accept. */
  findRepair(mark: Mark): Span | null {
    return this.index.findRepair(mark.key, mark.quote)
  }

  /** Calls `listener` when codings are made or removed in an open layer, not when one is changed. The answer stops it. */
  observe(listener: (change: MarkChange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  destroy(): void {
    for (const layer of this.#layers.values()) layer.stop()
    this.index.destroy()
  }

  /** Reads what a layer now holds of these codings, and answers which of them are new here and which went. */
  #take(layer: OpenLayer, set: readonly AnchoredCoding[], removed: readonly CodingId[]): Omit<MarkChange, 'mine'> {
    for (const coding of set) this.#anchor(keyOf(layer.id, coding.id), coding)
    const read = set.map((coding) => this.#read(keyOf(layer.id, coding.id), coding, layer))
    const before = read.flatMap(({ key }) => this.#byKey.get(key) ?? [])
    const added = read.filter(({ key }) => !this.#byKey.has(key))
    const gone = removed.flatMap((coding) => this.#forget(keyOf(layer.id, coding)))
    this.#replace([...before, ...gone], read)
    return { added, removed: gone }
  }

  #tell({ mine }: OpenLayer, change: Omit<MarkChange, 'mine'>): void {
    if (change.added.length + change.removed.length === 0) return
    for (const listener of this.#listeners) listener({ mine, ...change })
  }

  #anchor(key: string, coding: AnchoredCoding): void {
    const before = this.#kept.get(key)
    this.#kept.set(key, coding)
    if (!before || !sameAnchors(before, coding)) this.index.set(key, coding)
  }

  #forget(key: string): Mark[] {
    const mark = this.#byKey.get(key)
    this.#kept.delete(key)
    this.index.delete(key)
    return mark ? [mark] : []
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
    this.#alter((mark) => {
      if (mark.span && mark.span.end < offset) return mark
      const span = this.index.span(mark.key)
      return span?.start === mark.span?.start && span?.end === mark.span?.end ? mark : { ...mark, span }
    })
  }

  #alter(change: (mark: Mark) => Mark): void {
    const altered = [...this.#byKey.values()].map((mark) => ({ before: mark, now: change(mark) }))
    const others = altered.filter(({ before, now }) => before !== now)
    this.#replace(
      others.map(({ before }) => before),
      others.map(({ now }) => now),
    )
  }

  /** Everything that is shown follows from here, at the cost of what changed. */
  #replace(gone: readonly Mark[], come: readonly Mark[]): void {
    if (gone.length + come.length === 0) return
    for (const mark of gone) this.#count(mark, -1)
    for (const { key } of gone) this.#byKey.delete(key)
    for (const mark of come) this.#count(mark, 1)
    for (const mark of come) this.#byKey.set(mark.key, mark)
    // Whoever alters marks must not for that reason be told of every alteration.
    untrack(() => this.#show(gone, come))
  }

  #show(gone: readonly Mark[], come: readonly Mark[]): void {
    this.counts = new Map(this.#tally)
    this.#order = this.#order.amend(gone.filter(isPlaced), come.filter(isPlaced))
    const lost = new Set(gone.filter((mark) => !isPlaced(mark)))
    const orphans = come.filter((mark) => !isPlaced(mark))
    if (lost.size + orphans.length === 0) return
    const rest = this.orphaned.filter((mark) => !lost.has(mark))
    this.orphaned = [...rest, ...orphans].sort((a, b) => (a.key < b.key ? -1 : 1))
  }

  #count({ code }: Mark, by: 1 | -1): void {
    if (!code) return
    const count = (this.#tally.get(code) ?? 0) + by
    if (count > 0) this.#tally.set(code, count)
    else this.#tally.delete(code)
  }
}

function orderOf(marks: Iterable<PlacedMark>): ReadingOrder<PlacedMark> {
  return ReadingOrder.of(marks, ({ span }) => span)
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
