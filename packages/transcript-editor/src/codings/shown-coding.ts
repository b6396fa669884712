/** What the editor must know of a coding to draw it. Where it is, the anchor index knows, under the same key. */
import type { AnchorIndex } from '@intercoder/documents'
import type { Span } from '@intercoder/domain'

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
  #placed: PlacedCoding[] | null = null

  constructor(index: AnchorIndex) {
    this.#index = index
  }

  /** Answers with the spans, before and after, that have to be drawn again. */
  change({ set = [], removed = [] }: CodingChange): Span[] {
    const changed = new Set([...removed, ...set.map(({ key }) => key)])
    const before = this.#placed?.filter(({ key }) => changed.has(key)) ?? []
    for (const key of removed) this.#shown.delete(key)
    for (const coding of set) this.#shown.set(coding.key, coding)
    const after = this.#place(set)
    if (this.#placed)
      this.#placed = [...this.#placed.filter(({ key }) => !changed.has(key)), ...after].sort(inReadingOrder)
    return [...before, ...after]
  }

  get(key: string): ShownCoding | null {
    return this.#shown.get(key) ?? null
  }

  /** All codings that have a place, in reading order; of two that begin together the longer first. */
  placed(): readonly PlacedCoding[] {
    this.#placed ??= this.#place(this.#shown.values()).sort(inReadingOrder)
    return this.#placed
  }

  /** The codings that share words with a span. */
  over({ start, end }: Span): PlacedCoding[] {
    return this.placed().filter((coding) => coding.start < end && coding.end > start)
  }

  /** To be called after an edit of the text. */
  forgetPlaces(): void {
    this.#placed = null
  }

  #place(codings: Iterable<ShownCoding>): PlacedCoding[] {
    return [...codings].flatMap((coding) => {
      const span = this.#index.span(coding.key)
      return span ? [{ ...coding, ...span }] : []
    })
  }
}

function inReadingOrder(one: PlacedCoding, other: PlacedCoding): number {
  return one.start - other.start || other.end - one.end || (one.key < other.key ? -1 : 1)
}
