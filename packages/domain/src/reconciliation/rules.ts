/** The rules of the talk. Each act is checked and answered with the changes to make, or why not. Nothing is done twice. */
import type { AccountId, ActId, BallotId, CodeId, CodingId, DecisionId, NewId, ProposalId } from '../ids.ts'
import { checkSpan, type SpanRefusal } from '../coding/rules.ts'
import { accept, refuse, type Result } from '../result.ts'
import type { Span } from '../source/source.ts'
import type { ReconciliationAct } from './act.ts'
import type { ReconciliationChange } from './change.ts'
import { passagesOf, type Choice, type Evidence } from './choice.ts'
import { decideMany } from './decide-many.ts'
import type { QueueItem } from './queue-item.ts'
import {
  isAbout,
  reconciliationLimits,
  type Ballot,
  type Decision,
  type DecisionOutcome,
  type Proposal,
  type Reconciliation,
  type Subject,
  type Vote,
} from './reconciliation.ts'

/** What the rules have to be told: who acts, and what the sealed layers hold at this moment. */
export interface ReconciliationFacts {
  by: AccountId
  /** Milliseconds since 1970. */
  at: number
  /** Leads this source, or owns the project: may reveal what others opened and undo what others decided. */
  leads: boolean
  /** The transcript's whole run. */
  text: string
  /** Whose layers are compared. */
  coders: readonly AccountId[]
  /** Every coding of those layers that has its words and its code, by id. */
  evidence: ReadonlyMap<CodingId, Evidence>
  /** The codes that stand. */
  codes: ReadonlySet<CodeId>
  queue: readonly QueueItem[]
  /** What was voted so far in a ballot that is not revealed. */
  votes: ReadonlyMap<BallotId, readonly Vote[]>
  newId: NewId
}

export type ReconciliationRefusal =
  | SpanRefusal
  | { kind: 'closed' }
  | { kind: 'not-closed' }
  | { kind: 'words-missing' }
  | { kind: 'words-too-long'; limit: number }
  | { kind: 'unknown-evidence' }
  | { kind: 'unknown-coder'; coder: AccountId }
  | { kind: 'unknown-code'; code: CodeId }
  | { kind: 'unknown-proposal'; proposal: ProposalId }
  | { kind: 'unknown-ballot'; ballot: BallotId }
  | { kind: 'unknown-decision'; decision: DecisionId }
  | { kind: 'not-yours' }
  | { kind: 'no-proposals' }
  | { kind: 'ballot-open'; ballot: BallotId }
  | { kind: 'ballot-revealed'; ballot: BallotId }
  /** Undo what stands first. */
  | { kind: 'already-decided'; decision: DecisionId }
  /** A consensus says what is to be written; a difference that stays writes nothing. */
  | { kind: 'choice-missing' }
  | { kind: 'choice-forbidden' }
  | { kind: 'nothing-to-decide' }

type Checked<T> = Result<T, ReconciliationRefusal>
export type Reconciled = Checked<ReconciliationChange[]>

/** Without changes where the act was done already. */
export function actInReconciliation(
  talk: Reconciliation,
  act: ReconciliationAct,
  facts: ReconciliationFacts,
): Reconciled {
  const id = act.id as string as ActId
  if (talk.acts.has(id)) return accept([])
  if (talk.closedAt !== null) return refuse({ kind: 'closed' })
  const changes = settleAct(talk, act, facts)
  return changes.ok ? accept([...changes.value, { kind: 'note-act', act: id, at: facts.at }]) : changes
}

/** Calls the talk done, or takes that back. Who may is for the table of rights. */
export function closeReconciliation(talk: Reconciliation, act: ActId, closes: boolean, at: number): Reconciled {
  if (talk.acts.has(act)) return accept([])
  if ((talk.closedAt !== null) === closes) return refuse({ kind: closes ? 'closed' : 'not-closed' })
  const open = talk.ballots.find(({ revealedAt }) => revealedAt === null)
  if (closes && open) return refuse({ kind: 'ballot-open', ballot: open.id })
  return accept([
    { kind: 'set-closed', at: closes ? at : null },
    { kind: 'note-act', act, at },
  ])
}

function settleAct(talk: Reconciliation, act: ReconciliationAct, facts: ReconciliationFacts): Reconciled {
  switch (act.kind) {
    case 'discuss':
      return discuss(act, facts)
    case 'propose':
      return propose(act, facts)
    case 'withdraw':
      return withdraw(talk, act.proposal, facts)
    case 'open-ballot':
      return openBallot(talk, act, facts)
    case 'vote':
      return vote(talk, act, facts)
    case 'reveal':
      return reveal(talk, act.ballot, facts)
    case 'decide':
      return decide(talk, act, facts)
    case 'decide-many':
      return checkReason(act.reason, () => decideMany(talk, act, facts))
    case 'undo':
      return undo(talk, act.decisions, facts)
  }
}

type ActOf<K extends ReconciliationAct['kind']> = Extract<ReconciliationAct, { kind: K }>

function discuss({ id, words, ...subject }: ActOf<'discuss'>, facts: ReconciliationFacts): Reconciled {
  const evidence = checkEvidence(subject, facts)
  if (!evidence.ok) return evidence
  if (words.trim() === '') return refuse({ kind: 'words-missing' })
  if (words.length > reconciliationLimits.words) return tooLong(reconciliationLimits.words)
  return accept([{ kind: 'add-message', message: { id, evidence: evidence.value, words, ...sign(facts) } }])
}

function propose({ id, choice, words, ...subject }: ActOf<'propose'>, facts: ReconciliationFacts): Reconciled {
  const evidence = checkEvidence(subject, facts)
  if (!evidence.ok) return evidence
  const checked = checkChoice(choice, evidence.value, facts)
  if (!checked.ok) return checked
  if (words.length > reconciliationLimits.words) return tooLong(reconciliationLimits.words)
  const made = { id, evidence: evidence.value, choice: checked.value, words, ...sign(facts), withdrawnAt: null }
  return accept([{ kind: 'add-proposal', proposal: made }])
}

function withdraw(talk: Reconciliation, id: ProposalId, { by, at }: ReconciliationFacts): Reconciled {
  const proposal = standingProposal(talk, id)
  if (!proposal) return refuse({ kind: 'unknown-proposal', proposal: id })
  if (proposal.by !== by) return refuse({ kind: 'not-yours' })
  const ballot = talk.ballots.find(({ revealedAt, proposals }) => revealedAt === null && proposals.includes(id))
  if (ballot) return refuse({ kind: 'ballot-open', ballot: ballot.id })
  return accept([{ kind: 'withdraw-proposal', proposal: id, at }])
}

function openBallot(
  talk: Reconciliation,
  { id, ...subject }: ActOf<'open-ballot'>,
  facts: ReconciliationFacts,
): Reconciled {
  const evidence = checkEvidence(subject, facts)
  if (!evidence.ok) return evidence
  const about = { evidence: evidence.value }
  const free = checkFree(talk, about)
  if (!free.ok) return free
  const proposals = talk.proposals.filter((one) => one.withdrawnAt === null && isAbout(one, about)).map((one) => one.id)
  if (proposals.length === 0) return refuse({ kind: 'no-proposals' })
  const ballot: Ballot = { id, ...about, proposals, voted: [], revealedAt: null, votes: [], ...sign(facts) }
  return accept([{ kind: 'add-ballot', ballot }])
}

function vote(talk: Reconciliation, act: ActOf<'vote'>, { by }: ReconciliationFacts): Reconciled {
  const ballot = talk.ballots.find(({ id }) => id === act.ballot)
  if (!ballot) return refuse({ kind: 'unknown-ballot', ballot: act.ballot })
  if (ballot.revealedAt !== null) return refuse({ kind: 'ballot-revealed', ballot: ballot.id })
  if (!ballot.proposals.includes(act.proposal)) return refuse({ kind: 'unknown-proposal', proposal: act.proposal })
  return accept(ballot.voted.includes(by) ? [] : [{ kind: 'note-vote', ballot: ballot.id, account: by }])
}

function reveal(talk: Reconciliation, id: BallotId, { by, at, leads, votes }: ReconciliationFacts): Reconciled {
  const ballot = talk.ballots.find((one) => one.id === id)
  if (!ballot) return refuse({ kind: 'unknown-ballot', ballot: id })
  if (ballot.revealedAt !== null) return refuse({ kind: 'ballot-revealed', ballot: id })
  if (ballot.by !== by && !leads) return refuse({ kind: 'not-yours' })
  // One that is kept and not noted was cut short, and its voter was not told that it was cast.
  const cast = (votes.get(id) ?? []).filter(({ account }) => ballot.voted.includes(account))
  return accept([{ kind: 'reveal-ballot', ballot: id, votes: cast, by, at }])
}

function decide(talk: Reconciliation, act: ActOf<'decide'>, facts: ReconciliationFacts): Reconciled {
  return checkReason(act.reason, () => {
    // Decisions made together have ids that are no acts: whoever took one would write over what it says.
    if (talk.decisions.some(({ id }) => id === act.id)) return refuse({ kind: 'already-decided', decision: act.id })
    const evidence = checkEvidence(act, facts)
    if (!evidence.ok) return evidence
    const free = checkFree(talk, { evidence: evidence.value })
    if (!free.ok) return free
    const choice = checkOutcome(talk, act.outcome, act.by, evidence.value, facts)
    if (!choice.ok) return choice
    const { outcome, reason } = act
    const proposal = act.by && 'proposal' in act.by ? act.by.proposal : null
    const facets = { outcome, reason, proposal, choice: choice.value, together: null }
    return accept([writeDecision(act.id, evidence.value, facets, facts)])
  })
}

/** A decision with the codings that it writes, as one change. */
export function writeDecision(
  id: DecisionId,
  evidence: CodingId[],
  facets: Pick<Decision<Span>, 'outcome' | 'reason' | 'proposal' | 'choice' | 'together'>,
  facts: ReconciliationFacts,
): Extract<ReconciliationChange, { kind: 'add-decision' }> {
  const spoken = evidence.flatMap((coding) => facts.evidence.get(coding) ?? [])
  const passages = facets.choice ? passagesOf(facets.choice, spoken) : []
  const codings = passages.map(({ code, span }) => ({
    id: facts.newId<CodingId>(),
    code,
    span,
    remark: facets.reason,
    at: facts.at,
  }))
  const codes = [...new Set(spoken.map(({ code }) => code))].toSorted()
  const written = { codes, codings: codings.map((coding) => coding.id), undone: null }
  return { kind: 'add-decision', decision: { id, evidence, ...facets, ...written, ...sign(facts) }, codings }
}

function undo(talk: Reconciliation, ids: readonly DecisionId[], { by, at, leads }: ReconciliationFacts): Reconciled {
  const changes: ReconciliationChange[] = []
  for (const id of new Set(ids)) {
    const decision = talk.decisions.find((one) => one.id === id && one.undone === null)
    if (!decision) return refuse({ kind: 'unknown-decision', decision: id })
    if (decision.by !== by && !leads) return refuse({ kind: 'not-yours' })
    changes.push({ kind: 'undo-decision', decision: id, by, at })
  }
  return changes.length > 0 ? accept(changes) : refuse({ kind: 'nothing-to-decide' })
}

function checkOutcome(
  talk: Reconciliation,
  outcome: DecisionOutcome,
  by: ActOf<'decide'>['by'],
  evidence: readonly CodingId[],
  facts: ReconciliationFacts,
): Checked<Choice | null> {
  if (outcome === 'as-is' && by) return refuse({ kind: 'choice-forbidden' })
  if (!by) return outcome === 'consensus' ? refuse({ kind: 'choice-missing' }) : accept(null)
  if ('choice' in by) return checkChoice(by.choice, evidence, facts)
  const proposal = standingProposal(talk, by.proposal)
  const choice = proposal && isAbout(proposal, { evidence: [...evidence] }) ? placed(proposal.choice) : null
  return choice ? checkChoice(choice, evidence, facts) : refuse({ kind: 'unknown-proposal', proposal: by.proposal })
}

/** Null where the words that it names are gone from the transcript. */
function placed(choice: Choice<Span | null>): Choice | null {
  if (!('place' in choice)) return choice
  return choice.place && { ...choice, place: choice.place }
}

function checkChoice(choice: Choice, evidence: readonly CodingId[], facts: ReconciliationFacts): Checked<Choice> {
  if (choice.kind === 'take' && !facts.coders.includes(choice.coder))
    return refuse({ kind: 'unknown-coder', coder: choice.coder })
  if (!('place' in choice)) return accept(choice)
  const applied = evidence.some((coding) => facts.evidence.get(coding)?.code === choice.code)
  if (!facts.codes.has(choice.code) || (choice.kind === 'boundary' && !applied))
    return refuse({ kind: 'unknown-code', code: choice.code })
  const span = checkSpan(facts.text, choice.place)
  return span.ok ? accept({ ...choice, place: span.value }) : span
}

function checkEvidence({ evidence }: Subject, facts: ReconciliationFacts): Checked<CodingId[]> {
  const known = evidence.length > 0 && evidence.every((coding) => facts.evidence.has(coding))
  return known ? accept([...new Set(evidence)].toSorted()) : refuse({ kind: 'unknown-evidence' })
}

/** What is decided, or being voted on, is not decided over people's heads. */
function checkFree(talk: Reconciliation, about: Subject): Checked<null> {
  const decision = talk.decisions.find((one) => one.undone === null && isAbout(one, about))
  if (decision) return refuse({ kind: 'already-decided', decision: decision.id })
  const ballot = talk.ballots.find((one) => one.revealedAt === null && isAbout(one, about))
  return ballot ? refuse({ kind: 'ballot-open', ballot: ballot.id }) : accept(null)
}

function checkReason(reason: string, next: () => Reconciled): Reconciled {
  if (reason.trim() === '') return refuse({ kind: 'words-missing' })
  return reason.length > reconciliationLimits.reason ? tooLong(reconciliationLimits.reason) : next()
}

function standingProposal(talk: Reconciliation, id: ProposalId): Proposal | null {
  return talk.proposals.find((one) => one.id === id && one.withdrawnAt === null) ?? null
}

const sign = ({ by, at }: ReconciliationFacts) => ({ by, at })
const tooLong = (limit: number) => refuse({ kind: 'words-too-long', limit })
