import type {
  AccountId,
  ActId,
  CodeId,
  CodingId,
  Decision,
  DecisionId,
  QueueItem,
  Reconciliation,
} from '@intercoder/domain'
import { expect, test } from 'vitest'
import {
  differingIn,
  isSameChoice,
  settledIn,
  stepFrom,
  strokesOf,
  talkAbout,
  wordChoice,
  wordKinds,
} from './talk-queue.ts'

const [anna, bert, chen] = ['anna', 'bert', 'chen'] as AccountId[] as [AccountId, AccountId, AccountId]
const code = 'code-trust' as CodeId
const names = { coder: (account: AccountId) => account.toUpperCase(), code: () => 'Trust' }

function itemOf(kinds: QueueItem['kinds'], ...held: [id: string, coder: AccountId][]): QueueItem {
  const codings = held.map(([id, coder]) => ({ id: id as CodingId, coder, code, span: { start: 0, end: 5 } }))
  return { evidence: codings.map(({ id }) => id), span: { start: 0, end: 5 }, codes: [code], kinds, weight: 1, codings }
}

function decisionOf(id: string, evidence: string[], more: Partial<Decision> = {}): Decision {
  const about = { evidence: evidence as CodingId[], codes: [code], outcome: 'consensus' as const, reason: 'So it is' }
  const rest = { choice: null, proposal: null, together: null, codings: [], undone: null, by: anna, at: 1 }
  return { id: id as DecisionId, ...about, ...rest, ...more }
}

const undone = { by: anna, at: 2 }
const missing = itemOf(['omission'], ['a1', anna])
const wider = itemOf(['boundary'], ['a2', anna], ['b2', bert])
const same = itemOf([], ['a3', anna], ['b3', bert])
const items = [missing, wider]

test('what all agree on is not asked about one by one', () => {
  expect(differingIn([missing, wider, same])).toEqual(items)
})

test('settled is what a standing decision speaks of, all of it', () => {
  expect([...settledIn(items, [decisionOf('d1', ['a2', 'b2'])])]).toEqual(['a2 b2'])
  expect([...settledIn(items, [decisionOf('d1', ['a2'])])]).toEqual([])
  expect([...settledIn(items, [decisionOf('d1', ['a2', 'b2'], { undone })])]).toEqual([])
})

test('steps go round the end, and pass over what is settled', () => {
  const three = [...items, itemOf(['conflict'], ['a4', anna], ['b4', bert])]
  expect(stepFrom(three, null, 1)).toBe('a1')
  expect(stepFrom(three, null, -1)).toBe('a4 b4')
  expect(stepFrom(three, 'a4 b4', 1)).toBe('a1')
  expect(stepFrom(three, 'a1', -1)).toBe('a4 b4')
  expect(stepFrom(three, 'a1', 1, new Set(['a2 b2']))).toBe('a4 b4')
  expect(stepFrom(three, 'a1', 1, new Set(['a1', 'a2 b2', 'a4 b4']))).toBeNull()
  expect(stepFrom([], null, 1)).toBeNull()
})

test('what is said of a disagreement is found although a new run names it by one coding more', () => {
  const said = { by: anna, at: 1, evidence: ['a2'] as CodingId[] }
  const talk = {
    messages: [{ ...said, id: 'm1', words: 'The clause' }],
    proposals: [
      { ...said, id: 'p1', choice: { kind: 'both' }, words: '', withdrawnAt: null },
      { ...said, id: 'p2', choice: { kind: 'neither' }, words: '', withdrawnAt: 3 },
    ],
    ballots: [
      { ...said, id: 'v1', proposals: [], voted: [], revealedAt: 2, votes: [] },
      { ...said, id: 'v2', proposals: [], voted: [], revealedAt: null, votes: [] },
    ],
    decisions: [decisionOf('d1', ['a2'], { undone }), decisionOf('d2', ['a2', 'b2']), decisionOf('d3', ['a1'])],
  } as unknown as Reconciliation
  const about = talkAbout(talk, wider.evidence)
  expect(about.messages.map(({ id }) => id)).toEqual(['m1'])
  expect(about.proposals.map(({ id }) => id)).toEqual(['p1'])
  expect([about.ballot?.id, about.votedOn.map(({ id }) => id)]).toEqual(['v2', ['v1']])
  expect(about.decision?.id).toBe('d2')
})

test('decisions taken at one stroke are known together, as far as they stand', () => {
  const [first, second] = ['act-1', 'act-2'] as ActId[] as [ActId, ActId]
  const decisions = [
    decisionOf('d1', ['a1'], { together: first }),
    decisionOf('d2', ['a2'], { together: first, undone }),
    decisionOf('d3', ['a3'], { together: first }),
    decisionOf('d4', ['a4']),
    decisionOf('d5', ['a5'], { together: second }),
  ]
  expect(strokesOf(decisions).map(({ act, decisions: ids }) => [act, ids])).toEqual([
    [second, ['d5']],
    [first, ['d1', 'd3']],
  ])
})

test('differences and choices are put in words', () => {
  const word = (item: QueueItem) => wordKinds(item, [anna, bert, chen], names.coder)
  expect(word(missing)).toBe('not coded by BERT and CHEN')
  expect(word(itemOf(['omission', 'conflict'], ['a', anna], ['b', bert], ['c', chen]))).toBe(
    'a code is missing, other code',
  )
  expect(word(same)).toBe('all agree')
  expect(wordChoice({ kind: 'take', coder: bert }, names)).toBe('BERT’s version')
  expect(wordChoice({ kind: 'code', code, place: null }, names)).toBe('Another code: Trust')
  expect(isSameChoice({ kind: 'take', coder: bert }, { kind: 'take', coder: anna })).toBe(false)
})
