/** What somebody who means harm tries in talks and workshops: whatever it is, nothing of it is half done, and the record is true. */
import { openDocument, readReconciliation, readWorkshop } from '@intercoder/documents'
import { reconciliationLimits, workshopLimits, type CodeId, type CodingId, type WorkshopId } from '@intercoder/domain'
import { closeCodes, nameDocument } from '@intercoder/sync'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { newId } from '../accounts/token.ts'
import { Caller, releaseCoded, TestHouse, type Person, type Released } from '../testing/index.ts'

/** Less than usual, so that they are soon reached. */
const limits = { documentBytes: 64 * 1024, socketsPerAccount: 20 }

const code = 'code-trust' as CodeId
const foreignCode = 'code-of-theirs' as CodeId

let house: TestHouse
let url: string
let owner: Person
let anna: Person
let mallory: Person
let victor: Person
/** Where Mallory takes part … */
let mine: Place
/** … another round of the same project … */
let beside: Place
/** … and a project that she does not belong to. */
let theirs: Place

interface Place extends Released {
  coding: CodingId
  workshop: WorkshopId
  item: string
  proposal: string
  ballot: string
  decision: string
}

beforeAll(async () => {
  house = await TestHouse.open({}, undefined, limits)
  url = await house.listen()
  owner = await house.register('Olga Owner')
  anna = await house.register('Anna Coder')
  mallory = await house.register('Mallory Coder')
  victor = await house.register('Victor Owner')
  mine = await hold(owner, code)
  beside = await hold(owner, code, mine)
  theirs = await hold(victor, foreignCode)
})
afterAll(() => house.close())
beforeEach(() => (house.now += 60_000))

/** A talk with a proposal, an open vote on it and a decision about something else, and a workshop that has begun. */
async function hold(leader: Person, used: CodeId, within?: Released): Promise<Place> {
  const [coding, decided] = [newId<CodingId>(), newId<CodingId>()]
  const [workshop, item, proposal, ballot, decision] = [newId<WorkshopId>(), newId(), newId(), newId(), newId()]
  const codings = [
    { id: coding, code: used, start: 2, end: 12 },
    { id: decided, code: used, start: 20, end: 30 },
  ]
  const coder = leader === owner ? anna : leader
  const coders =
    leader === owner
      ? [
          { coder, codings },
          { coder: mallory, codings: [] },
        ]
      : [{ coder, codings }]
  const released = await releaseCoded(house, leader, [used], coders, undefined, within?.project)
  const own = `/api/projects/${released.project}/workshops`
  await leader.post(own, { id: workshop, name: 'Spring' })
  for (const act of [
    { kind: 'start', id: newId() },
    { kind: 'add-item', id: item, title: 'Trust', topic: { kind: 'topic' }, before: null },
  ])
    await leader.post(`${own}/${workshop}/acts`, act)
  for (const act of [
    { kind: 'propose', id: proposal, evidence: [coding], choice: { kind: 'both' }, words: '' },
    { kind: 'open-ballot', id: ballot, evidence: [coding] },
    decide(decision, decided, 'As the coder had it'),
  ])
    await coder.post(`${released.path}/acts`, act)
  return { ...released, coding, workshop, item, proposal, ballot, decision }
}

const decide = (id: string, about: CodingId, reason: string) => ({
  kind: 'decide',
  id,
  evidence: [about],
  outcome: 'consensus',
  by: { choice: { kind: 'both' } },
  reason,
})

const talkIn = ({ path }: Place) => `${path}/acts`
const workshopIn = ({ project, workshop }: Place) => `/api/projects/${project}/workshops/${workshop}/acts`
const read = (place: Place) => house.house.rooms.read(nameDocument('reconciliation', place.consensus))
const talk = async (place = mine) => readReconciliation(openDocument(await read(place)))
const session = async (place = mine) =>
  readWorkshop(openDocument(await house.house.rooms.read(nameDocument('workshop', place.workshop))))

/** How far every document has come, every vote that is kept, and the whole record. */
async function everything(): Promise<unknown> {
  const tables = [
    'select document, count(*)::int as updates from document_update group by document order by document',
    'select ballot, account, proposal from sealed_vote order by ballot, account',
    'select account, kind, facts from audit order by id',
    'select id, name, facilitator, ended_at from workshop order by id',
  ]
  return Promise.all(tables.map(async (table) => (await house.database.pool.query(table)).rows))
}

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
    const before = await everything()
    const answer = await send()
    expect([answer.status, answer.body.refusal]).toEqual([
      400,
      { kind: 'invalid', issues: [{ path: field, code: 'too_big' }] },
    ])
    expect(await everything()).toEqual(before)
  })

  test('in all, fill a document and no more: what does not fit is refused by name, and what was there stays', async () => {
    const name = nameDocument('workshop', beside.workshop)
    const { rooms } = house.house
    const room = limits.documentBytes - (await rooms.read(name)).length - 6_000
    await rooms.write(name, owner.id, filling(room))
    const before = await session(beside)
    const note = { kind: 'note', id: newId(), item: null, words: 'w'.repeat(9_000) }
    const answer = await mallory.post(workshopIn(beside), note)
    expect([answer.status, answer.body.refusal]).toEqual([413, { kind: 'too-large', limit: limits.documentBytes }])
    expect((await mallory.post(workshopIn(beside), { ...note, words: 'Short enough' })).status).toBe(200)
    expect((await session(beside)).notes).toHaveLength(before.notes.length + 1)
  })
})

function filling(bytes: number): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('filling').set('all', 'x'.repeat(bytes))
  return Y.encodeStateAsUpdate(doc)
}

describe('P7 ids of another round or project', () => {
  const places = () => [beside, theirs]

  test('in what is said and decided are not known here', async () => {
    const before = await everything()
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
    expect(await everything()).toEqual(before)
  })

  test('of coders and codes are not known here', async () => {
    const propose = (choice: object) =>
      owner.post(talkIn(mine), { kind: 'propose', id: newId(), evidence: [mine.coding], choice, words: '' })
    const before = await everything()
    expect((await propose({ kind: 'take', coder: victor.id })).body.refusal.why.kind).toBe('unknown-coder')
    const place = { start: 2, end: 12 }
    expect((await propose({ kind: 'code', code: foreignCode, place })).body.refusal.why.kind).toBe('unknown-code')
    const line = { id: newId(), decision: mine.decision, code: foreignCode, field: 'whenNot', words: 'W' }
    expect((await owner.post(`${mine.path}/lines`, line)).body.refusal.why.kind).toBe('unknown-code')
    expect(await everything()).toEqual(before)
  })

  test('on the agenda and in a session are not known here', async () => {
    const add = (topic: object) =>
      owner.post(workshopIn(mine), { kind: 'add-item', id: newId(), title: 'T', topic, before: null })
    const before = await everything()
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
    expect(await everything()).toEqual(before)
  })

  test('in the path lead nowhere', async () => {
    const before = await everything()
    const join = { kind: 'join', id: newId() }
    const crossed = `/api/projects/${mine.project}/workshops/${theirs.workshop}/acts`
    const elsewhere = `/api/projects/${mine.project}/rounds/${theirs.round}/sources/${theirs.source}/reconciliation/acts`
    for (const path of [crossed, elsewhere, talkIn(theirs), workshopIn(theirs)]) {
      const body = path.includes('workshops') ? join : { ...join, kind: 'reveal', ballot: theirs.ballot }
      expect((await mallory.post(path, body)).body, path).toEqual({ refusal: { kind: 'unknown' } })
    }
    expect(await everything()).toEqual(before)
  })
})

describe('P3 an act that comes again', () => {
  test('with other words, from somebody else, changes neither the talk nor the record', async () => {
    await anna.post(talkIn(mine), { kind: 'vote', id: newId(), ballot: mine.ballot, proposal: mine.proposal })
    const before = await everything()
    for (const act of [
      decide(mine.decision, mine.coding, 'As Mallory would have it'),
      { kind: 'reveal', id: mine.decision, ballot: mine.ballot },
      { kind: 'undo', id: mine.decision, decisions: [mine.decision] },
      { kind: 'open-ballot', id: mine.proposal, evidence: [mine.coding] },
      { kind: 'decide-many', id: mine.decision, rule: { kind: 'agreed' }, reason: 'At one stroke' },
      { kind: 'vote', id: mine.decision, ballot: mine.ballot, proposal: mine.proposal },
    ])
      expect((await mallory.post(talkIn(mine), act)).body, act.kind).toEqual({ repeated: true })
    expect(await everything()).toEqual(before)
  })

  test('many times at once is done once, and told once', async () => {
    const at = await hold(owner, code, mine)
    const [before] = (await house.database.pool.query('select count(*)::int as told from audit')).rows
    const undo = { kind: 'undo', id: newId(), decisions: [at.decision] }
    const answers = await Promise.all(Array.from({ length: 20 }, () => anna.post(talkIn(at), undo)))
    expect(answers.filter(({ body }) => body.repeated === false)).toHaveLength(1)
    expect(answers.filter(({ body }) => body.repeated === true)).toHaveLength(19)
    const [after] = (await house.database.pool.query('select count(*)::int as told from audit')).rows
    expect(after.told - before.told).toBe(1)
    expect((await talk(at)).decisions).toMatchObject([{ id: at.decision, undone: { by: anna.id } }])
  })
})

test('P1 P3 a vote after the reveal changes nothing, and one that was cut short does not count', async () => {
  const at = await hold(owner, code, mine)
  const vote = { kind: 'vote', ballot: at.ballot, proposal: at.proposal }
  expect((await anna.post(talkIn(at), { ...vote, id: newId() })).status).toBe(200)
  // As a kill leaves it between the vote and the talk: Mallory was never told that hers was cast.
  await house.database.pool.query(
    'insert into sealed_vote (layer, ballot, account, proposal, at) values ($1, $2, $3, $4, 1)',
    [at.consensus, at.ballot, mallory.id, at.proposal],
  )
  await anna.post(talkIn(at), { kind: 'reveal', id: newId(), ballot: at.ballot })
  const before = await everything()
  const late = await mallory.post(talkIn(at), { ...vote, id: newId() })
  expect(late.body.refusal.why).toEqual({ kind: 'ballot-revealed', ballot: at.ballot })
  expect(await everything()).toEqual(before)
  expect((await talk(at)).ballots[0]?.votes).toEqual([{ account: anna.id, proposal: at.proposal }])
})

describe('the room of a workshop', () => {
  const enter = async ({ cookie }: Person) => {
    const headers = { cookie: cookie ?? '', origin: url }
    const caller = new Caller(`${url.replace('http', 'ws')}/sync`, nameDocument('workshop', mine.workshop), headers)
    return { caller, isIn: (await caller.read()) !== null }
  }
  const present = async () =>
    (await session()).attendance.flatMap(({ account, until }) => (until === null ? [account] : []))

  test('P6 takes a flood of one person up to a limit, and others nevertheless', async () => {
    const flood = await Promise.all(Array.from({ length: limits.socketsPerAccount + 10 }, () => enter(mallory)))
    const turnedAway = flood.filter(({ isIn }) => !isIn)
    expect(await Promise.all(turnedAway.map(({ caller }) => caller.closed))).toEqual(
      turnedAway.map(() => closeCodes.tooManyConnections.code),
    )
    expect(turnedAway.length).toBe(10)
    const bystander = await enter(anna)
    expect(bystander.isIn).toBe(true)
    await Promise.all([mallory, anna].map((one) => one.post(workshopIn(mine), { kind: 'join', id: newId() })))
    expect((await present()).toSorted()).toEqual([anna.id, mallory.id].toSorted())
    await Promise.all(flood.map(({ caller }) => caller.leave()))
    await expect.poll(present).toEqual([anna.id])
    await bystander.caller.leave()
  })

  test('P7 is closed to whoever is removed, who is noted as gone and says nothing more', async () => {
    const { caller } = await enter(mallory)
    await mallory.post(workshopIn(mine), { kind: 'join', id: newId() })
    house.now += 1_000
    await owner.delete(`/api/projects/${mine.project}/members/${mallory.id}`)
    expect(await caller.closed).toBe(closeCodes.forbidden.code)
    await expect.poll(present).toEqual([])
    expect((await session()).attendance.findLast(({ account }) => account === mallory.id)?.until).toBe(house.now)
    const before = await everything()
    const acts = [
      () => mallory.post(workshopIn(mine), { kind: 'join', id: newId() }),
      () => mallory.post(talkIn(mine), { kind: 'vote', id: newId(), ballot: mine.ballot, proposal: mine.proposal }),
      () => mallory.post(talkIn(mine), decide(newId(), mine.coding, 'To spite you')),
      () => mallory.post(`${mine.path}/closing`, { id: newId() }),
    ]
    for (const act of acts) expect((await act()).body).toEqual({ refusal: { kind: 'unknown' } })
    expect((await enter(mallory)).isIn).toBe(false)
    expect(await everything()).toEqual(before)
  })
})
