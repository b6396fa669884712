import type { AccountId, Certainty, CodeId, CodingId, LayerId, Span } from '@intercoder/domain'

/** Whoever made a mark. `colour` is a key of the palette. */
export interface Coder {
  account: AccountId
  name: string
  initials: string
  colour: string
}

/** Whose marks those of the consensus are: nobody's, so that no account can be taken for it. */
export const consensus: Coder = { account: 'consensus' as AccountId, name: 'Consensus', initials: '=', colour: 'slate' }

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
