import type { AccountId, ActId, BallotId, CodeId, CodingId, DecisionId, ProposalId } from '../ids.ts'
import type { Span } from '../source/source.ts'
import type { Ballot, Decision, Message, Proposal, Vote } from './reconciliation.ts'

/** A coding that goes into the consensus layer. */
export interface ConsensusCoding {
  id: CodingId
  code: CodeId
  span: Span
  /** Why: the reason of the decision. */
  remark: string
  at: number
}

/** What can be done to a reconciliation, as values: the rules make them, its document takes them. */
export type ReconciliationChange =
  | { kind: 'add-message'; message: Message }
  | { kind: 'add-proposal'; proposal: Proposal<Span> }
  | { kind: 'withdraw-proposal'; proposal: ProposalId; at: number }
  | { kind: 'add-ballot'; ballot: Ballot }
  /** That somebody has voted, never what. */
  | { kind: 'note-vote'; ballot: BallotId; account: AccountId }
  | { kind: 'reveal-ballot'; ballot: BallotId; votes: Vote[]; by: AccountId; at: number }
  | { kind: 'add-decision'; decision: Decision<Span>; codings: ConsensusCoding[] }
  | { kind: 'undo-decision'; decision: DecisionId; by: AccountId; at: number }
  | { kind: 'set-closed'; at: number | null }
  | { kind: 'note-act'; act: ActId; at: number }
