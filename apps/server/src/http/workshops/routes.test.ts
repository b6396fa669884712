import { openDocument, readWorkshop } from '@intercoder/documents'
import type { CodeId, CodingId, WorkshopId } from '@intercoder/domain'
import { nameDocument } from '@intercoder/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../accounts/token.ts'
import { Caller, releaseCoded, TestHouse, type Person, type Released } from '../../testing/index.ts'

const code = 'code-trust' as CodeId
const coding = 'coding-of-anna' as CodingId

let house: TestHouse
let owner: Person
let anna: Person
let at: Released
let id: WorkshopId
let path: string

beforeAll(async () => {
  house = await TestHouse.open()
  owner = await house.register('Olga Owner')
  anna = await house.register('Anna Coder')
  const bert = await house.register('Bert Coder')
  const codings = [{ id: coding, code, start: 2, end: 12 }]
  at = await releaseCoded(
    house,
    owner,
    [code],
    [
      { coder: anna, codings },
      { coder: bert, codings: [] },
    ],
  )
  id = newId<WorkshopId>()
  path = `/api/projects/${at.project}/workshops/${id}`
  await owner.post(`/api/projects/${at.project}/workshops`, { id, name: 'Spring | workshop' })
})
afterAll(() => house.close())

const act = (person: Person, body: object) => person.post(`${path}/acts`, { id: newId(), ...body })
const now = async () => readWorkshop(openDocument(await house.house.rooms.read(nameDocument('workshop', id))))

describe('a workshop', () => {
  test('is planned once, by who leads, with an agenda of things that are there', async () => {
    const plan = { id, name: 'Spring | workshop' }
    expect((await owner.post(`/api/projects/${at.project}/workshops`, plan)).body.id).toBe(id)
    expect((await anna.post(`/api/projects/${at.project}/workshops`, plan)).status).toBe(403)
    const about = { kind: 'disagreement', round: at.round, source: at.source, layer: at.consensus, evidence: [coding] }
    const [first, second] = [newId(), newId()]
    await act(owner, { id: first, kind: 'add-item', title: 'Trust', topic: about, before: null })
    const place = { start: 2, end: 12 }
    const passage = { kind: 'passage', source: at.source, place }
    await act(owner, { id: second, kind: 'add-item', title: 'A passage', topic: passage, before: first })
    expect((await now()).agenda.map((item) => item.id)).toEqual([second, first])
    const lost = { ...passage, place: { start: 2, end: 900_000 } }
    const refused = await act(owner, { kind: 'add-item', title: 'Nowhere', topic: lost, before: null })
    expect(refused.body.refusal.why.kind).toBe('span-outside')
    const foreign = { ...about, layer: newId() }
    expect((await act(owner, { kind: 'add-item', title: 'No', topic: foreign, before: null })).status).toBe(404)
    await act(owner, { kind: 'move-item', item: first, before: second })
    expect((await now()).agenda.map((item) => item.id)).toEqual([first, second])
  })

  test('takes an item off its agenda and puts it back as it was, where it was', async () => {
    const { agenda } = await now()
    const [first, second] = agenda.map((item) => item.id)
    await act(owner, { kind: 'note', item: first, words: 'Read it before' })
    for (const item of [first, second]) await act(owner, { kind: 'remove-item', item })
    expect((await now()).agenda).toEqual([])
    expect((await act(anna, { kind: 'put-back-item', item: second })).body.refusal.why.kind).toBe('not-facilitating')
    const between = newId()
    await act(owner, { id: between, kind: 'add-item', title: 'Later', topic: { kind: 'topic' }, before: null })
    await act(owner, { kind: 'move-item', item: between, before: null })
    for (const item of [second, first, first]) await act(owner, { kind: 'put-back-item', item })
    await act(owner, { kind: 'remove-item', item: between })
    const { agenda: again, removed, notes } = await now()
    expect(again.map(({ id: item, title, topic }) => ({ item, title, topic }))).toEqual(
      agenda.map(({ id: item, title, topic }) => ({ item, title, topic })),
    )
    expect(removed.map(({ id: item }) => item)).toEqual([between])
    expect(notes.map(({ item }) => item)).toEqual([first])
  })

  test('P7 is not planned under the id of one in another project, nor twice by a request that comes twice at once', async () => {
    const others = await house.startProject(anna, 'Another study')
    const taken = await anna.post(`/api/projects/${others}/workshops`, { id, name: 'Mine now' })
    expect([taken.status, taken.body]).toEqual([404, { refusal: { kind: 'unknown' } }])
    const plan = { id: newId(), name: 'At once' }
    const answers = await Promise.all([1, 2, 3].map(() => anna.post(`/api/projects/${others}/workshops`, plan)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect((await anna.get(`/api/projects/${others}/workshops`)).body).toHaveLength(1)
  })

  test('is led by whoever facilitates, and taken part in by everybody', async () => {
    expect((await act(owner, { kind: 'start-clock', duration: 1000 })).body.refusal.why.kind).toBe('not-started')
    expect((await act(anna, { kind: 'start' })).body.refusal.why).toEqual({ kind: 'not-facilitating' })
    const start = { kind: 'start', id: newId() }
    expect((await act(owner, start)).body).toEqual({ repeated: false })
    expect((await act(owner, start)).body).toEqual({ repeated: true })
    const { agenda, place } = await now()
    expect(place).toBe(agenda[0]?.id)
    await act(anna, { kind: 'join' })
    await act(anna, { kind: 'raise-hand' })
    expect((await now()).hands.map(({ account }) => account)).toEqual([anna.id])
    await act(owner, { kind: 'lower-hand', account: anna.id })
    await act(owner, { kind: 'start-clock', duration: 60_000 })
    await act(anna, { kind: 'note', item: place, words: 'We *should* define trust' })
    expect(await now()).toMatchObject({ hands: [], clock: { duration: 60_000 } })
    expect((await act(owner, { kind: 'hand-over', to: newId() })).body.refusal.why.kind).toBe('unknown-member')
    await act(owner, { kind: 'hand-over', to: anna.id })
    expect((await anna.get(path)).body).toMatchObject({ facilitator: anna.id })
    expect((await act(anna, { kind: 'go-to', item: agenda[1]!.id })).status).toBe(200)
  })

  test('notes who is there, and that they went when their last line drops', async () => {
    const url = await house.listen()
    const caller = new Caller(`${url.replace('http', 'ws')}/sync`, nameDocument('workshop', id), {
      cookie: owner.cookie!,
      origin: url,
    })
    expect(await caller.read()).not.toBeNull()
    house.now++
    await act(owner, { kind: 'join' })
    const present = async () =>
      (await now()).attendance.filter(({ until }) => until === null).map(({ account }) => account)
    expect(await present()).toEqual([anna.id, owner.id])
    await caller.leave()
    await expect.poll(present).toEqual([anna.id])
  })

  test('ends in minutes: agenda, attendance, decisions with votes and reasons, notes', async () => {
    const decide = { kind: 'decide', evidence: [coding], outcome: 'consensus', by: { choice: { kind: 'both' } } }
    const proposal = newId()
    const ballot = newId()
    const talk = (person: Person, body: object) => person.post(`${at.path}/acts`, { id: newId(), ...body })
    const evidence = [coding]
    await talk(anna, { kind: 'propose', id: proposal, evidence, choice: { kind: 'take', coder: anna.id }, words: '' })
    await talk(anna, { kind: 'open-ballot', id: ballot, evidence })
    await talk(owner, { kind: 'vote', ballot, proposal })
    await talk(anna, { kind: 'reveal', ballot })
    await talk(anna, { ...decide, reason: 'She means <trust>' })
    await act(anna, { kind: 'end' })
    expect((await act(anna, { kind: 'raise-hand' })).body.refusal.why).toEqual({ kind: 'ended' })
    await house.house.projections.settle()
    const written = await owner.get(`${path}/minutes.md`)
    const text = new TextDecoder().decode(written.body)
    for (const part of [
      '# Minutes: Spring \\| workshop',
      'Facilitated by Anna Coder',
      '| Anna Coder |',
      '### 1. Trust',
      'Consensus: all versions',
      'Reason: She means \\<trust\\>',
      '1 for the version of Anna Coder: Olga Owner',
      'We \\*should\\* define trust',
      '### 2. A passage',
    ])
      expect(text).toContain(part)
    const file = await owner.get(`${path}/minutes.docx`)
    expect(file.headers.get('content-type')).toContain('wordprocessingml.document')
    expect(new TextDecoder().decode(file.body.slice(0, 2))).toBe('PK')
    const { rows } = await house.database.pool.query("select facts from audit where kind = 'workshop-held'")
    expect(rows).toHaveLength(1)
    expect(rows[0].facts.present.toSorted()).toEqual([anna.id, owner.id].toSorted())
  })
})
