import type { AccountId, CodeId, CodingId, LayerId, RoundId, SourceId } from '../ids.ts'
import type { Span } from '../source/source.ts'

export const certainties = ['sure', 'unsure'] as const
export type Certainty = (typeof certainties)[number]

/** One code applied to one span by one coder. The span is resolved from its anchors; null when all its words are gone. */
export interface Coding {
  id: CodingId
  code: CodeId
  span: Span | null
  /** The words when it was made or its boundary last moved; of very many, the first and the last. */
  quote: string
  certainty: Certainty
  remark: string
  /** Milliseconds since 1970, when its code was applied. */
  at: number
}

/** All codings of one coder on one transcript in one round. */
export interface Layer {
  id: LayerId
  round: RoundId
  source: SourceId
  /** Null: the consensus, which is nobody's own. */
  coder: AccountId | null
}

/** A layer that somebody made alone: evidence, once it is submitted. */
export interface IndependentLayer extends Layer {
  coder: AccountId
}
