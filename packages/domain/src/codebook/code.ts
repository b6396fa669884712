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
  /** Who invented it while coding blind, until somebody accepts it; null for a code like any other. */
  suggestedBy: AccountId | null
}

/** The fields that several people may write in at the same time. */
export const proseFields = ['definition', 'whenToUse', 'whenNot', 'example'] as const
export type ProseField = (typeof proseFields)[number]

/** Longest texts, in UTF-16 units. */
export const codeLimits = { name: 200, prose: 20_000 } as const

/**
 * A merge, a split and a retirement are recorded in the codebook and read through, so that they reach the codings of
 * every layer without anyone writing in a layer that is not theirs, and taking the record away undoes them. `at` orders
 * them: it is the clock's time, or later where an operation was already seen with that time.
 */
export type CodebookOperation =
  | { id: string; kind: 'merge'; from: CodeId; into: CodeId; by: AccountId; at: number }
  | { id: string; kind: 'split'; from: CodeId; into: CodeId; codings: CodingId[]; by: AccountId; at: number }
  /** The code stays on its codings and is no longer offered for new ones. */
  | { id: string; kind: 'retire'; code: CodeId; by: AccountId; at: number }

export interface Codebook {
  codes: Code[]
  operations: CodebookOperation[]
}
