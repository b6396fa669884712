/** Ids of another round or project, in whatever somebody says or asks: they are not known there. */
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../accounts/token.ts'
import { AttackGround, code, decide, foreignCode, talkIn, workshopIn } from './testing/attack-ground.ts'

const ground = await AttackGround.open()
const { house, owner, mallory, victor, mine, beside, theirs } = ground

afterAll(() => house.close())
beforeEach(() => (house.now += 60_000))

describe('P7 ids of another round or project', () => {
  const places = () => [beside, theirs]

  test('in what is said and decided are not known here', async () => {
    const before = await ground.everything()
    for (const other of places()) {
      const acts: [object, string][] = [
        [{ kind: 'discuss', evidence: [other.coding], words: 'W' }, 'unknown-evidence'],
        [{ kind: 'discuss', evidence: [mine.coding, other.coding], words: 'W' }, 'unknown-evidence'],
        [{ kind: 'propose', evidence: [other.coding], choice: { kind: 'both' }, words: '' }, 'unknown-evidence'],
        [{ kind: 'open-ballot', evidence: [other.coding] }, 'unknown-evidence'],
        [{ kind: 'withdraw', proposal: other.proposal }, 'unknown-proposal'],
        [{ kind: 'vote', ballot: other.ballot, proposal: other.proposal }, 'unknown-ballot'],
        [{ kind: 'vote', ballot: mine.ballot, proposal: other.proposal }, 'unknown-proposal'],
        [{ kind: 'reveal', ballot: other.ballot }, 'unknown-ballot'],
        [decide(newId(), other.coding, 'R'), 'unknown-evidence'],
        [{ kind: 'undo', decisions: [other.decision] }, 'unknown-decision'],
        [{ kind: 'undo', decisions: [mine.decision, other.decision] }, 'unknown-decision'],
      ]
      for (const [act, kind] of acts) {
        const answer = await owner.post(talkIn(mine), { id: newId(), ...act })
        expect([answer.status, answer.body.refusal?.why?.kind], JSON.stringify(act)).toEqual([409, kind])
      }
      const line = { id: newId(), decision: other.decision, code, field: 'whenNot', words: 'W' }
      expect((await owner.post(`${mine.path}/lines`, line)).body.refusal.why.kind).toBe('unknown-decision')
    }
    expect(await ground.everything()).toEqual(before)
  })

  test('of coders and codes are not known here', async () => {
    const propose = (choice: object) =>
      owner.post(talkIn(mine), { kind: 'propose', id: newId(), evidence: [mine.coding], choice, words: '' })
    const before = await ground.everything()
    expect((await propose({ kind: 'take', coder: victor.id })).body.refusal.why.kind).toBe('unknown-coder')
    const place = { start: 2, end: 12 }
    expect((await propose({ kind: 'code', code: foreignCode, place })).body.refusal.why.kind).toBe('unknown-code')
    const line = { id: newId(), decision: mine.decision, code: foreignCode, field: 'whenNot', words: 'W' }
    expect((await owner.post(`${mine.path}/lines`, line)).body.refusal.why.kind).toBe('unknown-code')
    expect(await ground.everything()).toEqual(before)
  })

  test('on the agenda and in a session are not known here', async () => {
    const add = (topic: object) =>
      owner.post(workshopIn(mine), { kind: 'add-item', id: newId(), title: 'T', topic, before: null })
    const before = await ground.everything()
    const { round, source, consensus: layer } = mine
    const about = { kind: 'disagreement', round, source, layer, evidence: [mine.coding] }
    for (const other of places()) {
      const foreign = [
        { round: other.round },
        { source: other.source },
        { layer: other.consensus },
        { source: other.source, layer: other.consensus },
      ]
      for (const part of foreign) expect((await add({ ...about, ...part })).body.refusal).toEqual({ kind: 'unknown' })
      const mixed = await add({ ...about, evidence: [mine.coding, other.coding] })
      expect(mixed.body.refusal.why).toEqual({ kind: 'unknown-evidence' })
      for (const act of [
        { kind: 'note', item: other.item, words: 'W' },
        { kind: 'go-to', item: other.item },
        { kind: 'remove-item', item: other.item },
        { kind: 'put-back-item', item: other.item },
        { kind: 'move-item', item: other.item, before: null },
      ]) {
        const answer = await owner.post(workshopIn(mine), { id: newId(), ...act })
        expect(answer.body.refusal.why, act.kind).toEqual({ kind: 'unknown-item', item: other.item })
      }
    }
    const passage = { kind: 'passage', source: theirs.source, place: { start: 2, end: 12 } }
    expect((await add(passage)).body.refusal).toEqual({ kind: 'unknown' })
    expect((await add({ kind: 'code', code: foreignCode })).body.refusal.why.kind).toBe('unknown-code')
    const handed = await owner.post(workshopIn(mine), { kind: 'hand-over', id: newId(), to: victor.id })
    expect(handed.body.refusal.why.kind).toBe('unknown-member')
    expect(await ground.everything()).toEqual(before)
  })

  test('in the path lead nowhere', async () => {
    const before = await ground.everything()
    const join = { kind: 'join', id: newId() }
    const crossed = `/api/projects/${mine.project}/workshops/${theirs.workshop}/acts`
    const elsewhere = `/api/projects/${mine.project}/rounds/${theirs.round}/sources/${theirs.source}/reconciliation/acts`
    for (const path of [crossed, elsewhere, talkIn(theirs), workshopIn(theirs)]) {
      const body = path.includes('workshops') ? join : { ...join, kind: 'reveal', ballot: theirs.ballot }
      expect((await mallory.post(path, body)).body, path).toEqual({ refusal: { kind: 'unknown' } })
    }
    expect(await ground.everything()).toEqual(before)
  })
})
