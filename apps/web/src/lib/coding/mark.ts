import type { AccountId, Certainty, CodeId, CodingId, LayerId, Span } from '@intercoder/domain'

/** Whoever made a mark. `colour` is a key of the palette. */
export interface Coder {
  account: AccountId
  name: string
  initials: string
  colour: string
}

/** A coding as it is seen: in whose layer it lies, where its words are now and what its code is read as now. */
export interface Mark {
  /** Tells marks of all layers apart. */
  key: string
  id: CodingId
  layer: LayerId
  coder: Coder
  mine: boolean
  /** The code after every merge and split; null where it is gone from the codebook. */
  code: CodeId | null
  /** Null where all its words are gone. */
  span: Span | null
  quote: string
  certainty: Certainty
  remark: string
  at: number
  /** Goes up when the coding itself changes, not when words are typed around it. */
  version: number
}

export interface PlacedMark extends Mark {
  span: Span
}

export function isPlaced(mark: Mark): mark is PlacedMark {
  return mark.span !== null
}

/** In reading order, the longer of two that begin together first; those without a place last. */
export function inReadingOrder(a: Pick<Mark, 'span' | 'key'>, b: Pick<Mark, 'span' | 'key'>): number {
  if (!a.span || !b.span) return Number(!a.span) - Number(!b.span)
  return a.span.start - b.span.start || b.span.end - a.span.end || (a.key < b.key ? -1 : 1)
}

export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}
