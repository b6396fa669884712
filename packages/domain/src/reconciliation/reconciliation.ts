import type { AccountId, ActId, BallotId, CodeId, CodingId, DecisionId, MessageId, ProposalId } from '../ids.ts'
import type { Span } from '../source/source.ts'
import type { Choice } from './choice.ts'

/**
 * What a word, a proposal, a ballot or a decision is about: the codings of independent layers that a disagreement is made of,
 * sorted. They outlive the queue that they were found in.
 */
export interface Subject {
  evidence: CodingId[]
}

interface Signed {
  by: AccountId
  /** Milliseconds since 1970. */
  at: number
}

export interface Message extends Subject, Signed {
  id: MessageId
  words: string
}

export interface Proposal<Place = Span | null> extends Subject, Signed {
  id: ProposalId
  choice: Choice<Place>
  words: string
  withdrawnAt: number | null
}

/** A private vote. What was voted is known nowhere but in the server until it is revealed. */
export interface Ballot extends Subject, Signed {
  id: BallotId
  proposals: ProposalId[]
  /** Who has voted, in the order of their first vote. */
  voted: AccountId[]
  revealedAt: number | null
  /** Not known of those that were revealed before this was kept. */
  revealedBy?: AccountId
  /** Empty until it is revealed. */
  votes: Vote[]
}

export interface Vote {
  account: AccountId
  proposal: ProposalId
}

/** `as-is`: the difference is a legitimate one and stays. `codebook`: it comes from the codebook, which is to be changed. */
export const decisionOutcomes = ['consensus', 'as-is', 'codebook'] as const
export type DecisionOutcome = (typeof decisionOutcomes)[number]

export interface Decision<Place = Span | null> extends Subject, Signed {
  id: DecisionId
  /** What the evidence was coded with then. */
  codes: CodeId[]
  outcome: DecisionOutcome
  /** Null where nothing was to be written. */
  choice: Choice<Place> | null
  /** The proposal that was followed. */
  proposal: ProposalId | null
  reason: string
  /** The act that decided it together with others. */
  together: ActId | null
  /** What it wrote into the consensus. */
  codings: CodingId[]
  undone: Signed | null
}

/** The talk about one source of a round. */
export interface Reconciliation<Place = Span | null> {
  messages: Message[]
  proposals: Proposal<Place>[]
  ballots: Ballot[]
  decisions: Decision<Place>[]
  /** When it was called done. */
  closedAt: number | null
  /** Acts that were done already: repeating one changes nothing. */
  acts: ReadonlySet<ActId>
}

/** Longest texts, in UTF-16 units. */
export const reconciliationLimits = { words: 10_000, reason: 10_000, evidence: 1_000 } as const

/** The codings about which something stands decided. */
export function decidedEvidence(decisions: readonly Pick<Decision, 'evidence' | 'undone'>[]): Set<CodingId> {
  return new Set(decisions.flatMap(({ evidence, undone }) => (undone ? [] : evidence)))
}

/** Whether nothing is left to decide: an item found by a new run of the queue is open where a coding of it is new. */
export function isDecided({ evidence }: Subject, decided: ReadonlySet<CodingId>): boolean {
  return evidence.every((coding) => decided.has(coding))
}

/** Whether two are about the same disagreement, or overlapping ones. */
export function isAbout({ evidence }: Subject, other: Subject): boolean {
  return evidence.some((coding) => other.evidence.includes(coding))
}
