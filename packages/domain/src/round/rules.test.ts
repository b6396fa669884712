import { describe, expect, test } from 'vitest'
import type { AccountId, ProjectId, RoundId, SourceId } from '../ids.ts'
import type { Round } from './round.ts'
import { assign, changeRound, haveAllSubmitted, openRound, unassign, type AssignmentFacts } from './rules.ts'

const round: Round = {
  id: 'round-01' as RoundId,
  project: 'project-1' as ProjectId,
  name: 'Reliability',
  blind: true,
  everyone: false,
  version: null,
  overseen: false,
  autoRelease: false,
  createdAt: 0,
}
const [one, two] = ['source-1', 'source-2'] as SourceId[] as [SourceId, SourceId]
const [ann, ben] = ['account-ann', 'account-ben'] as AccountId[] as [AccountId, AccountId]
const facts: AssignmentFacts = {
  round,
  sources: new Set([one, two]),
  released: new Set(),
  coders: new Set([ann, ben]),
  overseers: new Set(),
}
const kindOf = (result: { ok: boolean; refusal?: { kind: string } }) => (result.ok ? 'accepted' : result.refusal?.kind)

test('P1 a blind round for everyone has nobody who looks on, since anybody may yet code in it', () => {
  expect(kindOf(openRound({ ...round, everyone: true, overseen: true }))).toBe('round-for-everyone')
  expect(kindOf(openRound({ ...round, everyone: true, autoRelease: true }))).toBe('round-for-everyone')
  expect(kindOf(openRound({ ...round, blind: false, overseen: true }))).toBe('nothing-to-oversee')
  expect(kindOf(openRound({ ...round, overseen: true, autoRelease: true }))).toBe('accepted')
})

test('P1 nobody begins to look on once somebody codes; whoever did may be kept from it', () => {
  expect(kindOf(changeRound(round, { overseen: true }, true))).toBe('round-begun')
  expect(kindOf(changeRound(round, { overseen: true }, false))).toBe('accepted')
  expect(kindOf(changeRound({ ...round, overseen: true }, { overseen: false, name: 'Other' }, true))).toBe('accepted')
})

describe('who is assigned', () => {
  test('codes, is there, and has not looked at layers of the round', () => {
    const pair = { source: one, coder: ann }
    expect(assign([pair, pair], facts)).toEqual({ ok: true, value: [pair] })
    expect(kindOf(assign([pair], { ...facts, overseers: new Set([ann]) }))).toBe('has-overseen')
    expect(kindOf(assign([pair], { ...facts, released: new Set([one]) }))).toBe('source-released')
    expect(kindOf(assign([pair], { ...facts, sources: new Set([two]) }))).toBe('unknown-source')
    expect(kindOf(assign([pair], { ...facts, coders: new Set([ben]) }))).toBe('not-a-coder')
    expect(kindOf(assign([pair], { ...facts, round: { everyone: true } }))).toBe('round-for-everyone')
  })

  test('can be let off until they have begun', () => {
    const [mine, theirs] = [
      { source: one, coder: ann },
      { source: one, coder: ben },
    ]
    const known = { assigned: [mine, theirs], begun: [theirs] }
    expect(unassign([mine], known)).toEqual({ ok: true, value: [mine] })
    expect(kindOf(unassign([mine, theirs], known))).toBe('coding-begun')
    expect(kindOf(unassign([{ source: two, coder: ann }], known))).toBe('not-assigned')
  })
})

test('all have submitted when everybody who is assigned has; of nobody there is nothing to wait for', () => {
  const submitted = (coder: AccountId, sealedAt: number | null = 1) => ({ coder, sealedAt })
  expect(haveAllSubmitted([ann, ben], [submitted(ann), submitted(ben)])).toBe(true)
  expect(haveAllSubmitted([ann, ben], [submitted(ann), submitted(ben, null)])).toBe(false)
  expect(haveAllSubmitted([ann, ben], [submitted(ann)])).toBe(false)
  expect(haveAllSubmitted([], [])).toBe(false)
})
