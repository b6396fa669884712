import type { CodedBy, CodeId, SourceId } from '@intercoder/domain'

/** A passage that bears a code, as somebody deciding about the code needs to see it. */
export interface CodedPassage extends CodedBy {
  quote: string
  coder: string
  /** The name of its source. */
  source: string
  sourceId: SourceId
}

/** Finds the passages, in every layer that I may see, that a code is read from now. */
export type FindPassages = (code: CodeId) => Promise<CodedPassage[]>
