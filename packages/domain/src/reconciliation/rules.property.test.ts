import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AccountId, ActId, BallotId, CodeId, CodingId, DecisionId, MessageId, ProposalId } from '../ids.ts'
import type { ReconciliationAct } from './act.ts'
import type { ReconciliationChange } from './change.ts'
import type { Evidence } from './choice.ts'
import { decidedEvidence, type Reconciliation } from './reconciliation.ts'
import { actInReconciliation, type ReconciliationFacts } from './rules.ts'

const people = ['account-anna', 'account-bert'] as AccountId[]
const codings = ['coding-a1', 'coding-b1', 'coding-a2'] as CodingId[]
const evidence = new Map<CodingId, Evidence>(
  codings.map((id, at) => [
    id,
    { id, coder: people[at % 2]!, code: 'code-trust' as CodeId, span: { start: at * 10, end: at * 10 + 8 } },
  ]),
)
const empty: Reconciliation = {
  messages: [],
  proposals: [],
  ballots: [],
  decisions: [],
  closedAt: null,
  acts: new Set(),
}

/** The talk after changes, as its document would take them. */
function take(talk: Reconciliation, change: ReconciliationChange): Reconciliation {
  const amend = <T extends { id: string }>(all: T[], id: string, fields: Partial<T>) =>
    all.map((one) => (one.id === id ? { ...one, ...fields } : one))
  switch (change.kind) {
    case 'add-message':
      return { ...talk, messages: [...talk.messages, change.message] }
    case 'add-proposal':
      return { ...talk, proposals: [...talk.proposals, change.proposal] }
    case 'withdraw-proposal':
      return { ...talk, proposals: amend(talk.proposals, change.proposal, { withdrawnAt: change.at }) }
    case 'add-ballot':
      return { ...talk, ballots: [...talk.ballots, change.ballot] }
    case 'note-vote': {
      const voted = [...(talk.ballots.find(({ id }) => id === change.ballot)?.voted ?? []), change.account]
      return { ...talk, ballots: amend(talk.ballots, change.ballot, { voted }) }
    }
    case 'reveal-ballot':
      return { ...talk, ballots: amend(talk.ballots, change.ballot, { votes: change.votes, revealedAt: change.at }) }
    case 'add-decision':
      return { ...talk, decisions: [...talk.decisions, change.decision] }
    case 'undo-decision':
      return {
        ...talk,
        decisions: amend(talk.decisions, change.decision, { undone: { by: change.by, at: change.at } }),
      }
    case 'set-closed':
      return { ...talk, closedAt: change.at }
    case 'note-act':
      return { ...talk, acts: new Set([...talk.acts, change.act]) }
  }
}

const ids = fc.integer({ min: 0, max: 30 }).map((number) => `act-${String(number).padStart(6, '0')}`)
const some = fc.subarray(codings, { minLength: 1 })
const words = fc.constantFrom('', 'Because')
const acts: fc.Arbitrary<ReconciliationAct> = fc.oneof(
  fc.record({ kind: fc.constant('discuss' as const), id: ids.map((id) => id as MessageId), evidence: some, words }),
  fc.record({
    kind: fc.constant('propose' as const),
    id: ids.map((id) => id as ProposalId),
    evidence: some,
    choice: fc.constantFrom({ kind: 'both' as const }, { kind: 'neither' as const }),
    words,
  }),
  fc.record({
    kind: fc.constant('withdraw' as const),
    id: ids.map((id) => id as ActId),
    proposal: ids.map((id) => id as ProposalId),
  }),
  fc.record({ kind: fc.constant('open-ballot' as const), id: ids.map((id) => id as BallotId), evidence: some }),
  fc.record({
    kind: fc.constant('vote' as const),
    id: ids.map((id) => id as ActId),
    ballot: ids.map((id) => id as BallotId),
    proposal: ids.map((id) => id as ProposalId),
  }),
  fc.record({
    kind: fc.constant('reveal' as const),
    id: ids.map((id) => id as ActId),
    ballot: ids.map((id) => id as BallotId),
  }),
  fc.record({
    kind: fc.constant('decide' as const),
    id: ids.map((id) => id as DecisionId),
    evidence: some,
    outcome: fc.constant('consensus' as const),
    by: fc.constant({ choice: { kind: 'both' as const } }),
    reason: words,
  }),
  fc.record({
    kind: fc.constant('undo' as const),
    id: ids.map((id) => id as ActId),
    decisions: fc.array(
      ids.map((id) => id as DecisionId),
      { minLength: 1, maxLength: 2 },
    ),
  }),
)
const steps = fc.array(fc.record({ act: acts, by: fc.constantFrom(...people) }), { maxLength: 60 })

function factsOf(by: AccountId, at: number): ReconciliationFacts {
  let made = 0
  return {
    by,
    at,
    leads: false,
    text: 'words and words and words and words',
    coders: people,
    evidence,
    codes: new Set(),
    queue: [],
    votes: new Map(),
    newId: <T extends string>() => `made-${at}-${made++}` as T,
  }
}

test('whatever people do, nothing is decided twice at a time, over a ballot, or by an act that comes again', () => {
  fc.assert(
    fc.property(steps, (all) => {
      let talk = empty
      all.forEach(({ act, by }, at) => {
        const result = actInReconciliation(talk, act, factsOf(by, at))
        if (!result.ok) return
        const after = result.value.reduce(take, talk)
        const again = actInReconciliation(after, act, factsOf(by, at))
        expect(again).toEqual({ ok: true, value: [] })
        talk = after
        const standing = talk.decisions.filter(({ undone }) => undone === null)
        expect(decidedEvidence(talk.decisions).size).toBe(standing.flatMap((one) => one.evidence).length)
        for (const ballot of talk.ballots) if (ballot.revealedAt === null) expect(ballot.votes).toEqual([])
      })
    }),
  )
})

test('nobody undoes what another decided, unless they lead', () => {
  const [anna, bert] = people as [AccountId, AccountId]
  const decide: ReconciliationAct = {
    kind: 'decide',
    id: 'decision-1' as DecisionId,
    evidence: [codings[0]!],
    outcome: 'consensus',
    by: { choice: { kind: 'both' } },
    reason: 'Because',
  }
  const decided = actInReconciliation(empty, decide, factsOf(anna, 1))
  const talk = decided.ok ? decided.value.reduce(take, empty) : empty
  const undo: ReconciliationAct = { kind: 'undo', id: 'act-undo-1' as ActId, decisions: [decide.id] }
  expect(actInReconciliation(talk, undo, factsOf(bert, 2))).toEqual({ ok: false, refusal: { kind: 'not-yours' } })
  expect(actInReconciliation(talk, undo, { ...factsOf(bert, 2), leads: true }).ok).toBe(true)
})
