import type { CodedBy, CodeId, SourceId, Span } from '@intercoder/domain'

/** A passage that bears a code, as somebody deciding about the code needs to see it. */
export interface CodedPassage extends CodedBy {
  quote: string
  /** Null where its words are gone. */
  place: Span | null
  coder: string
  /** The name of its source. */
  source: string
  sourceId: SourceId
  /** The number of the codebook version it was coded under; null where there was none yet. */
  version: number | null
}

/** Finds the passages, in every layer that I may see, that a code is read from now; null where they cannot be had just now. */
export type FindPassages = (code: CodeId) => Promise<CodedPassage[] | null>
