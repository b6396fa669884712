/** What the editor must know of a coding to draw it. Where it is, the anchor index knows, under the same key. */
import type { AnchorIndex } from '@intercoder/documents'
import { ReadingOrder, type Span } from '@intercoder/domain'

export interface ShownCoding {
  /** Its key in the anchor index. */
  key: string
  /** The name of its code. */
  code: string
  /** A key of the palette. */
  colour: string
  /** Initials of its coder. */
  initials: string
}

export interface PlacedCoding extends ShownCoding, Span {}

/** What came, changed or went. */
export interface CodingChange {
  set?: readonly ShownCoding[]
  removed?: readonly string[]
}

export class ShownCodings {
  readonly #index: AnchorIndex
  readonly #shown = new Map<string, ShownCoding>()
  /** Those that have a place, by key and in reading order; null after an edit of the text. */
  #placed: { byKey: Map<string, PlacedCoding>; order: ReadingOrder<PlacedCoding> } | null = null

  constructor(index: AnchorIndex) {
    this.#index = index
  }

  /** Answers with the spans, before and after, that have to be drawn again. */
  change({ set = [], removed = [] }: CodingChange): Span[] {
    const placed = this.#place()
    const keys = new Set([...removed, ...set.map(({ key }) => key)])
    const before = [...keys].flatMap((key) => placed.byKey.get(key) ?? [])
    for (const key of removed) this.#shown.delete(key)
    for (const coding of set) this.#shown.set(coding.key, coding)
    const after = this.#look(set)
    for (const { key } of before) placed.byKey.delete(key)
    for (const coding of after) placed.byKey.set(coding.key, coding)
    placed.order = placed.order.amend(before, after)
    return [...before, ...after]
  }

  /** One that has a place; null where there is none of that key, or its words are gone. */
  find(key: string): PlacedCoding | null {
    return this.#place().byKey.get(key) ?? null
  }

  /** The codings that share words with a span, in reading order; of two that begin together the longer first. */
  over(span: Span): PlacedCoding[] {
    return this.#place().order.over(span)
  }

  /** To be called after an edit of the text. */
  forgetPlaces(): void {
    this.#placed = null
  }

  #place() {
    return (this.#placed ??= this.#placeAll())
  }

  #placeAll() {
    const all = this.#look(this.#shown.values())
    return {
      byKey: new Map(all.map((coding) => [coding.key, coding])),
      order: ReadingOrder.of(all, (coding) => coding),
    }
  }

  #look(codings: Iterable<ShownCoding>): PlacedCoding[] {
    return [...codings].flatMap((coding) => {
      const span = this.#index.span(coding.key)
      return span ? [{ ...coding, ...span }] : []
    })
  }
}
