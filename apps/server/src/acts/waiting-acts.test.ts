/** Acts that wait for their turn: how many may, whose comes first, and what happens to them when rights change meanwhile. */
import { openDocument, readReconciliation, readWorkshop } from '@intercoder/documents'
import type { CodeId, CodingId, WorkshopId } from '@intercoder/domain'
import { nameDocument } from '@intercoder/sync'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../accounts/token.ts'
import { releaseCoded, TestHouse, type Answer, type Person, type Released } from '../testing/index.ts'

const code = 'code-trust' as CodeId
const evidence = ['coding-of-anna' as CodingId]

let house: TestHouse
let owner: Person
let anna: Person
let bert: Person
let at: Released
let workshop: WorkshopId
let path: string

beforeAll(async () => {
  house = await TestHouse.open()
  owner = await house.register('Olga Owner')
  anna = await house.register('Anna Coder')
  bert = await house.register('Bert Coder')
})
afterAll(() => house.close())

beforeEach(async () => {
  house.now += 60_000
  const codings = evidence.map((id) => ({ id, code, start: 2, end: 12 }))
  const coders = [
    { coder: anna, codings },
    { coder: bert, codings: [] },
  ]
  at = await releaseCoded(house, owner, [code], coders)
  workshop = newId<WorkshopId>()
  path = `/api/projects/${at.project}/workshops/${workshop}`
  await owner.post(`/api/projects/${at.project}/workshops`, { id: workshop, name: 'Spring' })
  await owner.post(`${path}/acts`, { kind: 'start', id: newId() })
})

const talk = async () =>
  readReconciliation(openDocument(await house.house.rooms.read(nameDocument('reconciliation', at.consensus))))
const session = async () => readWorkshop(openDocument(await house.house.rooms.read(nameDocument('workshop', workshop))))
const say = (person: Person, act: object) => person.post(`${at.path}/acts`, { id: newId(), evidence, ...act })
const note = (person: Person) =>
  person.post(`${path}/acts`, { kind: 'note', id: newId(), item: null, words: 'Noted once more' })
const discuss = (person: Person) => say(person, { kind: 'discuss', words: 'Once more' })

/** So many acts at once, of which one has been done while the others wait. */
async function flood(count: number, act: () => Promise<Answer>): Promise<Promise<Answer[]>[]> {
  const answers = Array.from({ length: count }, act)
  await Promise.race(answers)
  return [Promise.all(answers)]
}

const kindsOf = (answers: readonly Answer[]) =>
  Object.fromEntries(
    [...Map.groupBy(answers, ({ status, body }) => `${status} ${body.refusal?.kind ?? 'done'}`)].map(([kind, all]) => [
      kind,
      all.length,
    ]),
  )

describe('P6 a flood', () => {
  test('keeps nobody else waiting, and is refused by name where it is too long', async () => {
    const [proposal, ballot] = [newId(), newId()]
    await say(bert, { kind: 'propose', id: proposal, choice: { kind: 'neither' }, words: '' })
    await say(bert, { kind: 'open-ballot', id: ballot })
    const [flooding] = await flood(160, () => discuss(anna))
    expect((await say(bert, { kind: 'vote', ballot, proposal })).body).toEqual({ repeated: false })
    const before = (await talk()).messages.length
    const kinds = kindsOf(await flooding!)
    const done = kinds['200 done'] ?? 0
    expect((await talk()).messages).toHaveLength(done)
    expect(done - before, 'acts of hers that were done after his vote').toBeGreaterThan(done / 2)
    expect(done, 'one at work, and those that may wait').toBeGreaterThanOrEqual(101)
    expect(kinds).toEqual({ '200 done': done, '429 acts-waiting': 160 - done })
  })

  test('of one person ends at a rate, which says when to go on and is nobody else’s', async () => {
    const answers: Answer[] = []
    for (let act = 0; act < 310; act++) answers.push(await note(anna))
    const refused = answers.slice(300)
    expect(kindsOf(answers)).toEqual({ '200 done': 300, '429 too-many-acts': 10 })
    const { retryAfter } = refused[0]?.body.refusal as { retryAfter: number }
    expect(Number(refused[0]?.headers.get('retry-after'))).toBe(retryAfter)
    expect((await note(bert)).status).toBe(200)
    house.now += retryAfter * 1000
    expect((await note(anna)).status).toBe(200)
    expect((await session()).notes).toHaveLength(302)
  })
})

describe('P7 acts that wait are asked again when their turn comes:', () => {
  const removal = () => owner.delete(`/api/projects/${at.project}/members/${anna.id}`)
  const lowering = () => owner.patch(`/api/projects/${at.project}/members/${anna.id}`, { role: 'observer', cases: [] })

  test.each([
    ['a member who was removed', removal, '404 unknown'],
    ['a coder who only looks on from now', lowering, '403 forbidden'],
  ])('%s has said nothing more in a talk', async (_, change, kind) => {
    const [flooding] = await flood(60, () => discuss(anna))
    expect((await change()).status).toBeLessThan(300)
    const before = (await talk()).messages.length
    const kinds = kindsOf(await flooding!)
    expect(kinds[kind]).toBeGreaterThan(10)
    const after = (await talk()).messages.length
    expect(kinds).toEqual({ '200 done': after, [kind]: 60 - after })
    // One whose turn had come goes to its end.
    expect(after - before).toBeLessThanOrEqual(1)
  })

  test('a member who was removed has noted nothing more in a workshop', async () => {
    const [flooding] = await flood(60, () => note(anna))
    await removal()
    const before = (await session()).notes.length
    const kinds = kindsOf(await flooding!)
    const after = (await session()).notes.length
    expect(kinds).toEqual({ '200 done': after, '404 unknown': 60 - after })
    expect(after - before).toBeLessThanOrEqual(1)
    expect(after).toBeLessThan(50)
  })

  test('a workshop that has ended takes nothing more, and is listed as its document has it', async () => {
    const [flooding] = await flood(60, () => note(anna))
    await owner.post(`${path}/acts`, { kind: 'hand-over', id: newId(), to: bert.id })
    await Promise.all([
      owner.post(`${path}/acts`, { kind: 'hand-over', id: newId(), to: owner.id }),
      owner.post(`${path}/acts`, { kind: 'end', id: newId() }),
    ])
    const before = (await session()).notes.length
    const kinds = kindsOf(await flooding!)
    expect(kinds).toEqual({ '200 done': before, '409 act-refused': 60 - before })
    const { facilitator, endedAt } = await session()
    expect((await owner.get(path)).body).toMatchObject({ facilitator, endedAt })
    expect(facilitator).toBe(owner.id)
  })

  test('somebody who signed out everywhere else has said nothing more there', async () => {
    const password = { current: anna.registration.password, next: anna.registration.password }
    const elsewhere = anna.elsewhere()
    await elsewhere.signIn()
    const [flooding] = await flood(60, () => discuss(elsewhere))
    expect((await anna.patch('/api/account', { name: anna.registration.name, password })).status).toBe(200)
    const kinds = kindsOf(await flooding!)
    expect(Object.keys(kinds).toSorted()).toEqual(['200 done', '401 signed-out'])
    expect((await talk()).messages).toHaveLength(kinds['200 done'] ?? 0)
  })
})
