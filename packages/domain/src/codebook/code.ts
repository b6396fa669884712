import type { AccountId, CodeId, CodingId } from '../ids.ts'

/** An idea with a definition, when to use it, when not, and an example. */
export interface Code {
  id: CodeId
  name: string
  parent: CodeId | null
  /** Sorts among siblings, as a fractional index; ties fall to the id. */
  order: string
  /** A key of the palette, so that themes choose the actual colour. */
  colour: string
  definition: string
  whenToUse: string
  whenNot: string
  example: string
}

/**
 * A merge or split is recorded in the codebook and read through, so that it carries the codings of every layer without
 * anyone writing in a layer that is not theirs, and taking the record away undoes it.
 */
export type CodebookOperation =
  | { id: string; kind: 'merge'; from: CodeId; into: CodeId; by: AccountId; at: number }
  | { id: string; kind: 'split'; from: CodeId; into: CodeId; codings: CodingId[]; by: AccountId; at: number }

export interface Codebook {
  codes: Code[]
  operations: CodebookOperation[]
}
