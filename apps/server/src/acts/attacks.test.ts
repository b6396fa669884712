/** What somebody who means harm tries in talks and workshops: whatever it is, nothing of it is half done, and the record is true. */
import { reconciliationLimits, workshopLimits } from '@intercoder/domain'
import { nameDocument } from '@intercoder/sync'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { newId } from '../accounts/token.ts'
import { AttackGround, code, decide, limits, talkIn, workshopIn } from './testing/attack-ground.ts'

const ground = await AttackGround.open()
const { house, owner, anna, mallory, mine, beside } = ground

afterAll(() => house.close())
beforeEach(() => (house.now += 60_000))

describe('P6 more words than fit', () => {
  const about = () => ({ id: newId(), evidence: [mine.coding] })
  const many = (limit: number) => 'w'.repeat(limit + 1)
  const { words, reason } = reconciliationLimits
  const inTalk = (act: () => object) => () => mallory.post(talkIn(mine), { ...about(), ...act() })

  test.each([
    ['in what is said', 'words', inTalk(() => ({ kind: 'discuss', words: many(words) }))],
    ['in a proposal', 'words', inTalk(() => ({ kind: 'propose', choice: { kind: 'both' }, words: many(words) }))],
    ['in a reason', 'reason', inTalk(() => decide(newId(), mine.coding, many(reason)))],
    [
      'in a reason for many',
      'reason',
      inTalk(() => ({ kind: 'decide-many', rule: { kind: 'agreed' }, reason: many(reason) })),
    ],
    [
      'in a line of the codebook',
      'words',
      () => {
        const line = { id: newId(), decision: mine.decision, code, field: 'whenNot', words: many(20_000) }
        return mallory.post(`${mine.path}/lines`, line)
      },
    ],
    [
      'in the title of an item',
      'title',
      () => {
        const title = many(workshopLimits.title)
        return owner.post(workshopIn(mine), {
          kind: 'add-item',
          id: newId(),
          title,
          topic: { kind: 'topic' },
          before: null,
        })
      },
    ],
    [
      'in a note',
      'words',
      () =>
        mallory.post(workshopIn(mine), { kind: 'note', id: newId(), item: null, words: many(workshopLimits.words) }),
    ],
    [
      'in the name of a workshop',
      'name',
      () => owner.post(`/api/projects/${mine.project}/workshops`, { id: newId(), name: many(200) }),
    ],
  ])('%s are refused by field, and nothing of them is kept', async (_, field, send) => {
    const before = await ground.everything()
    const answer = await send()
    expect([answer.status, answer.body.refusal]).toEqual([
      400,
      { kind: 'invalid', issues: [{ path: field, code: 'too_big' }] },
    ])
    expect(await ground.everything()).toEqual(before)
  })

  test('in all, fill a document and no more: what does not fit is refused by name, and what was there stays', async () => {
    const name = nameDocument('workshop', beside.workshop)
    const { rooms } = house.house
    const room = limits.documentBytes - (await rooms.read(name)).length - 6_000
    await rooms.write(name, owner.id, filling(room))
    const before = await ground.session(beside)
    const note = { kind: 'note', id: newId(), item: null, words: 'w'.repeat(9_000) }
    const answer = await mallory.post(workshopIn(beside), note)
    expect([answer.status, answer.body.refusal]).toEqual([413, { kind: 'too-large', limit: limits.documentBytes }])
    expect((await mallory.post(workshopIn(beside), { ...note, words: 'Short enough' })).status).toBe(200)
    expect((await ground.session(beside)).notes).toHaveLength(before.notes.length + 1)
  })
})

function filling(bytes: number): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('filling').set('all', 'x'.repeat(bytes))
  return Y.encodeStateAsUpdate(doc)
}

describe('P3 an act that comes again', () => {
  test('with other words, from somebody else, changes neither the talk nor the record', async () => {
    await anna.post(talkIn(mine), { kind: 'vote', id: newId(), ballot: mine.ballot, proposal: mine.proposal })
    const before = await ground.everything()
    for (const act of [
      decide(mine.decision, mine.coding, 'As Mallory would have it'),
      { kind: 'reveal', id: mine.decision, ballot: mine.ballot },
      { kind: 'undo', id: mine.decision, decisions: [mine.decision] },
      { kind: 'open-ballot', id: mine.proposal, evidence: [mine.coding] },
      { kind: 'decide-many', id: mine.decision, rule: { kind: 'agreed' }, reason: 'At one stroke' },
      { kind: 'vote', id: mine.decision, ballot: mine.ballot, proposal: mine.proposal },
    ])
      expect((await mallory.post(talkIn(mine), act)).body, act.kind).toEqual({ repeated: true })
    expect(await ground.everything()).toEqual(before)
  })

  test('many times at once is done once, and told once', async () => {
    const at = await ground.hold(owner, code, mine)
    const [before] = (await house.database.pool.query('select count(*)::int as told from audit')).rows
    const undo = { kind: 'undo', id: newId(), decisions: [at.decision] }
    const answers = await Promise.all(Array.from({ length: 20 }, () => anna.post(talkIn(at), undo)))
    expect(answers.filter(({ body }) => body.repeated === false)).toHaveLength(1)
    expect(answers.filter(({ body }) => body.repeated === true)).toHaveLength(19)
    const [after] = (await house.database.pool.query('select count(*)::int as told from audit')).rows
    expect(after.told - before.told).toBe(1)
    expect((await ground.talk(at)).decisions).toMatchObject([{ id: at.decision, undone: { by: anna.id } }])
  })
})

test('P1 P3 a vote after the reveal changes nothing, and one that was cut short does not count', async () => {
  const at = await ground.hold(owner, code, mine)
  const vote = { kind: 'vote', ballot: at.ballot, proposal: at.proposal }
  expect((await anna.post(talkIn(at), { ...vote, id: newId() })).status).toBe(200)
  // As a kill leaves it between the vote and the talk: Mallory was never told that hers was cast.
  await house.database.pool.query(
    'insert into sealed_vote (layer, ballot, account, proposal, at) values ($1, $2, $3, $4, 1)',
    [at.consensus, at.ballot, mallory.id, at.proposal],
  )
  await anna.post(talkIn(at), { kind: 'reveal', id: newId(), ballot: at.ballot })
  const before = await ground.everything()
  const late = await mallory.post(talkIn(at), { ...vote, id: newId() })
  expect(late.body.refusal.why).toEqual({ kind: 'ballot-revealed', ballot: at.ballot })
  expect(await ground.everything()).toEqual(before)
  expect((await ground.talk(at)).ballots[0]?.votes).toEqual([{ account: anna.id, proposal: at.proposal }])
})
