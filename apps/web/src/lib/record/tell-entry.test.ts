import type { AuditEntry } from '@intercoder/domain'
import { expect, test } from 'vitest'
import { tellEntry, type RecordNames } from './tell-entry.ts'

const names: RecordNames = {
  project: '/projects/p',
  person: (account) => ({ ann: 'Ann', ben: 'Ben' })[account as string] ?? 'A former member',
  source: (source) => ((source as string) === 'night' ? 'Night nurse' : null),
  round: (round) => ((round as string) === 'first' ? 'First pass' : null),
  talk: (layer) => ((layer as string) === 'consensus' ? ({ round: 'first', source: 'night' } as never) : null),
}
const tell = (kind: string, facts: object) =>
  tellEntry({ project: 'p', account: 'ann', at: 1, kind, facts } as unknown as AuditEntry, names)

test('what is there still is named and leads to its page', () => {
  expect(tell('source-released', { round: 'first', source: 'night', layers: [], automatic: false })).toEqual({
    who: 'Ann',
    act: 'released a source',
    about: { words: 'Night nurse, in First pass', path: '/projects/p/sources/night?round=first' },
    more: '',
  })
  expect(tell('assigned', { round: 'first', seed: 7, pairs: [{ source: 'night', coder: 'ben' }] })).toMatchObject({
    about: { words: 'First pass', path: '/projects/p/rounds/first' },
    more: 'Night nurse to Ben, drawn by lot with the seed 7',
  })
})

test('nobody is said to have released what was released by itself', () => {
  expect(tell('source-released', { round: 'first', source: 'night', layers: [], automatic: true })).toMatchObject({
    who: 'Ann',
    act: 'brought about the release of a source',
    more: 'released by itself, since all had submitted',
  })
})

test('what was decided leads to the talk in which it was', () => {
  const talk = { words: 'Night nurse, in First pass', path: '/projects/p/rounds/first/reconcile/night' }
  expect(tell('decided', { layer: 'consensus', decisions: ['one'], reason: 'Both say so.' })).toMatchObject({
    about: talk,
    more: '1 decision: Both say so.',
  })
  expect(tell('source-reconciled', { round: 'first', source: 'night' }).about).toEqual(talk)
  expect(tell('ballot-opened', { layer: 'gone', ballot: 'b' }).about).toBeNull()
})

test('what is gone is told without a way to it', () => {
  expect(tell('source-deleted', { source: 'gone' }).about).toEqual({ words: 'a source that is gone', path: null })
  expect(tell('round-removed', { round: 'gone', name: 'Pilot' }).about).toEqual({ words: 'Pilot', path: null })
})

test('P1 a seal says nothing of what it holds before release', () => {
  const facts = { round: 'first', source: 'night', layer: 'l', version: null }
  expect(tell('layer-sealed', { ...facts, seq: null, digest: null, codings: null }).more).toBe(
    'its contents are told once it is released',
  )
  expect(tell('layer-sealed', { ...facts, seq: 3, digest: 'abcdef0123456789', codings: 1 }).more).toBe(
    '1 coding, SHA-256 abcdef012345…',
  )
})
