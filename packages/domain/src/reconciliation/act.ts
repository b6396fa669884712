/** What people do in a reconciliation. Each act carries an id of its own, made by whoever acts. */
import type { AccountId, ActId, BallotId, CodeId, CodingId, DecisionId, MessageId, ProposalId } from '../ids.ts'
import type { Choice } from './choice.ts'
import type { DecisionOutcome } from './reconciliation.ts'

export type ReconciliationAct =
  | { kind: 'discuss'; id: MessageId; evidence: CodingId[]; words: string }
  | { kind: 'propose'; id: ProposalId; evidence: CodingId[]; choice: Choice; words: string }
  | { kind: 'withdraw'; id: ActId; proposal: ProposalId }
  | { kind: 'open-ballot'; id: BallotId; evidence: CodingId[] }
  | { kind: 'vote'; id: ActId; ballot: BallotId; proposal: ProposalId }
  | { kind: 'reveal'; id: ActId; ballot: BallotId }
  | {
      kind: 'decide'
      id: DecisionId
      evidence: CodingId[]
      outcome: DecisionOutcome
      /** What is to be written: a proposal, a choice of its own, or nothing. */
      by: { proposal: ProposalId } | { choice: Choice } | null
      reason: string
    }
  | { kind: 'decide-many'; id: ActId; rule: BulkRule; reason: string }
  | { kind: 'undo'; id: ActId; decisions: DecisionId[] }

/** What is decided at one stroke; what is decided already, or under a ballot, is left out. */
export type BulkRule =
  /** Everything where all agree. */
  | { kind: 'agreed' }
  /** Places where only boundaries differ, by no more than so many characters. */
  | { kind: 'boundary'; tolerance: number; take: 'widest' | 'common' }
  /** What one coder has, wherever nothing but this code is in question. */
  | { kind: 'coder'; coder: AccountId; code: CodeId }
