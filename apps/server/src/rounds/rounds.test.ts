/** Rounds through the doors of a real server: who is to code what, what seals a layer, what a release brings. */
import { inventCode, openDocument, readCodebook, readDrafts } from '@intercoder/documents'
import type { AccountId, CodeId, CodingId, LayerId, ProjectId, RoundId, SourceId } from '@intercoder/domain'
import { nameDocument } from '@intercoder/sync'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { newId } from '../accounts/token.ts'
import { findRight } from '../access/access.ts'
import { TestHouse, type Person } from '../testing/index.ts'

let house: TestHouse
let olga: Person
let ann: Person
let ben: Person
let project: ProjectId
let source: SourceId
let own: string

beforeAll(async () => {
  house = await TestHouse.open()
  olga = await house.register('Olga Owner')
  ann = await house.register('Ann Alder')
  ben = await house.register('Ben Birch')
})
afterAll(() => house.close())

beforeEach(async () => {
  project = await house.startProject(olga)
  for (const coder of [ann, ben]) await house.join(project, olga, coder, 'coder')
  source = await house.importText(project, olga)
  own = `/api/projects/${project}`
})

async function openRound(settings: object = {}, ...coders: Person[]): Promise<RoundId> {
  const made = await olga.post(`${own}/rounds`, { name: `Round ${newId()}`, ...settings })
  const round = made.body.round.id
  if (coders.length > 0) {
    const pairs = coders.map((coder) => ({ source, coder: coder.id }))
    expect((await olga.post(`${own}/rounds/${round}/assignments`, { pairs })).status).toBe(200)
  }
  return round
}

async function begin(coder: Person, round: RoundId): Promise<LayerId> {
  const begun = await coder.post(`${own}/sources/${source}/layer`, { round })
  expect(begun.body.refusal).toBeUndefined()
  return begun.body.layer.id
}

const submit = (coder: Person, layer: LayerId) => coder.post(`${own}/sources/${source}/layers/${layer}/submission`)
const release = (round: RoundId) => olga.post(`${own}/rounds/${round}/sources/${source}/release`)
const progress = async (person: Person, round: RoundId) =>
  (await person.get(`${own}/rounds/${round}/progress`)).body.sources[0]
const listed = async (person: Person, round: RoundId) =>
  (await person.get(`${own}/rounds`)).body.find(({ id }: { id: string }) => id === round)
const audited = async (kind: string) =>
  (
    await house.database.pool.query('select account, facts from audit where project = $1 and kind = $2', [
      project,
      kind,
    ])
  ).rows

async function write(person: Person, layer: LayerId, change: (doc: Y.Doc) => void): Promise<void> {
  const name = nameDocument('layer', layer)
  const doc = openDocument(await house.house.rooms.read(name))
  const before = Y.encodeStateVector(doc)
  change(doc)
  await house.house.rooms.write(name, person.id as AccountId, Y.encodeStateAsUpdate(doc, before))
}

function code(doc: Y.Doc, id: string, of: string): void {
  const anchor = { client: 1, clock: 3 }
  doc.getMap('codings').set(id as CodingId, {
    code: of as CodeId,
    start: anchor,
    end: { client: 1, clock: 8 },
    quote: 'did',
    certainty: 'sure',
    remark: '',
    at: 1,
  })
}

describe('a round', () => {
  test('says how far it has come, to everyone in it, in states alone', async () => {
    const round = await openRound({}, ann, ben)
    expect((await progress(ann, round)).coders.map(({ state }: { state: string }) => state)).toEqual([
      'assigned',
      'assigned',
    ])
    const layer = await begin(ann, round)
    await submit(ann, await begin(ben, round))
    await submit(ben, await begin(ben, round))
    const seen = (await progress(ann, round)).coders
    const bySelf = Object.fromEntries(seen.map((one: { coder: string }) => [one.coder, one]))
    expect(bySelf[ann.id]).toMatchObject({ state: 'coding', layer, sealedAt: null })
    expect(bySelf[ben.id]).toMatchObject({ state: 'submitted', layer: null, abilities: [] })
    expect((await ann.get(`${own}/my-work`)).body).toMatchObject([{ round, source, state: 'coding', layer }])
    expect(await listed(ann, round)).toMatchObject({
      counts: { sources: 1, pairs: 2, submitted: 1, released: 0 },
      mine: { pairs: 1, submitted: 0 },
    })
  })

  test('tells those who may release a source that all have submitted it, and nobody else', async () => {
    const round = await openRound({}, ann, ben)
    const readyFor = async (person: Person) => (await listed(person, round)).counts.ready
    await submit(ann, await begin(ann, round))
    const layer = await begin(ben, round)
    expect(await readyFor(olga)).toBe(0)
    await submit(ben, layer)
    expect(await readyFor(olga)).toBe(1)
    expect(await readyFor(ann)).toBe(0)
    await release(round)
    expect(await readyFor(olga)).toBe(0)
  })

  test('is coded under a version of the codebook that is there', async () => {
    const made = await olga.post(`${own}/rounds`, { name: 'Under none', version: 'no-such-version' })
    expect(made.body.refusal).toEqual({ kind: 'unknown-version', version: 'no-such-version' })
  })

  test('is coded by nobody but those who are assigned, and taken back from nobody who has begun', async () => {
    const round = await openRound({}, ann)
    const refused = await ben.post(`${own}/sources/${source}/layer`, { round })
    expect(refused.body.refusal).toEqual({ kind: 'not-assigned' })
    await begin(ann, round)
    const pairs = [{ source, coder: ann.id }]
    const taken = await olga.delete(`${own}/rounds/${round}/assignments`, { pairs })
    expect(taken.body.refusal).toEqual({ kind: 'coding-begun', source, coder: ann.id })
    expect((await olga.delete(`${own}/rounds/${round}`)).body.refusal).toEqual({ kind: 'round-begun' })
    expect((await olga.delete(`${own}/rounds/${await openRound({}, ben)}`)).status).toBe(204)
  })

  test('is drawn by lot: the same seed proposes the same, and what it proposes can be assigned', async () => {
    const round = await openRound()
    const lot = { share: 1, coders: 2, among: [ann.id, ben.id, olga.id], seed: 7 }
    const drawn = (await olga.post(`${own}/rounds/${round}/draw`, lot)).body
    expect((await olga.post(`${own}/rounds/${round}/draw`, lot)).body).toEqual(drawn)
    expect(drawn.pairs).toHaveLength(2)
    expect((await olga.post(`${own}/rounds/${round}/assignments`, drawn)).status).toBe(200)
    expect(await audited('assigned')).toMatchObject([{ account: olga.id, facts: { round, seed: 7 } }])
  })

  test('a lead assigns in the cases they lead, all or nothing', async () => {
    const lena = await house.register(`Lena ${newId()}`)
    const here = (await olga.post(`${own}/cases`, { name: 'Hospital H' })).body.id
    await house.join(project, olga, lena, 'lead', [here])
    const theirs = await house.importText(project, olga, { case: here }, 'Nurse: In H.')
    const elsewhere = (await olga.post(`${own}/cases`, { name: 'Hospital C' })).body.id
    const others = await house.importText(project, olga, { case: elsewhere }, 'Nurse: In C.')
    const round = await openRound()
    const assign = (...sources: SourceId[]) =>
      lena.post(`${own}/rounds/${round}/assignments`, { pairs: sources.map((one) => ({ source: one, coder: ann.id })) })
    expect((await assign(theirs, others)).status).toBe(403)
    expect((await olga.get(`${own}/rounds/${round}/progress`)).body.sources).toEqual([])
    expect((await assign(theirs)).status).toBe(200)
  })
})

describe('P3 a submitted layer', () => {
  test('is only read from then on, and says what it was', async () => {
    const round = await openRound({}, ann)
    const layer = await begin(ann, round)
    await write(ann, layer, (doc) => code(doc, 'coding-one', 'code-of-ann'))
    const sealed = await submit(ann, layer)
    expect(sealed.body).toMatchObject({ codings: 1, seq: 1, released: false, version: null })
    expect(sealed.body.digest).toMatch(/^[0-9a-f]{64}$/)
    const document = nameDocument('layer', layer)
    expect(await findRight(house.database.db, ann.id, document)).toBe('read')
    expect((await submit(ann, layer)).body.refusal).toEqual({ kind: 'already-submitted' })
    expect((await submit(ben, layer)).status).toBe(404)
    expect(await audited('layer-sealed')).toMatchObject([
      { account: ann.id, facts: { layer, digest: sealed.body.digest, codings: 1 } },
    ])
  })

  test('is given back by the lead with a reason, before release only', async () => {
    const round = await openRound({}, ann)
    const layer = await begin(ann, round)
    const reopen = (by: Person, reason = 'The wrong interview') =>
      by.post(`${own}/sources/${source}/layers/${layer}/reopening`, { reason })
    expect((await reopen(olga)).body.refusal).toEqual({ kind: 'not-submitted' })
    await submit(ann, layer)
    expect((await reopen(ann)).status).toBe(403)
    expect((await reopen(olga, '  ')).status).toBe(400)
    expect((await reopen(olga)).status).toBe(204)
    expect(await findRight(house.database.db, ann.id, nameDocument('layer', layer))).toBe('write')
    expect(await audited('layer-reopened')).toMatchObject([
      { account: olga.id, facts: { reason: 'The wrong interview' } },
    ])
    await submit(ann, layer)
    await release(round)
    expect((await reopen(olga)).body.refusal).toEqual({ kind: 'round-closed' })
  })

  test('that was closed when the server was killed is sealed at the next start', async () => {
    const round = await openRound({}, ann)
    const layer = await begin(ann, round)
    await house.database.pool.query('update layer set sealed_at = 5 where id = $1', [layer])
    await house.house.finishRounds()
    const { rows } = await house.database.pool.query('select sealed_seq, sealed_digest from layer where id = $1', [
      layer,
    ])
    expect(rows[0]).toMatchObject({ sealed_seq: '0' })
    expect(await audited('layer-sealed')).toHaveLength(1)
    await house.house.finishRounds()
    expect(await audited('layer-sealed')).toHaveLength(1)
  })
})

describe('a release', () => {
  test('seals what was not submitted, shows the layers, and makes drafts suggestions that codings read as', async () => {
    const round = await openRound({}, ann, ben)
    const [annas, bens] = [await begin(ann, round), await begin(ben, round)]
    const night = 'code-nights-of-ann' as CodeId
    const empty = { codes: [], operations: [] }
    await write(ann, annas, (doc) => {
      inventCode(doc, empty, { id: night, name: 'Nights', at: 1 })
      code(doc, 'coding-one', night)
    })
    await write(ben, bens, (doc) => inventCode(doc, empty, { id: 'code-of-ben' as CodeId, name: 'nights', at: 1 }))
    await submit(ann, annas)
    expect(await codebookOf()).toEqual([])
    expect((await release(round)).body).toMatchObject({ source, consensus: expect.any(String) })
    const suggested = await codebookOf()
    expect(suggested.map(([, by]) => by).toSorted()).toEqual([ann.id, ben.id].toSorted())
    expect(suggested.map(([name]) => name).join()).toMatch(/\((AA|BB)\)/)
    await house.house.projections.settle()
    const listed = (await olga.get(`${own}/codes/${night}/codings`)).body
    expect(listed).toMatchObject([{ id: 'coding-one', coder: ann.id, layer: annas }])
    expect((await audited('layer-sealed')).map(({ account }) => account).toSorted()).toEqual(
      [ann.id, olga.id].toSorted(),
    )
    expect(await audited('source-released')).toMatchObject([{ account: olga.id, facts: { automatic: false } }])
    expect((await release(round)).body.refusal).toEqual({ kind: 'already-released' })
  })

  test('comes by itself once all have submitted, where the round says so', async () => {
    const round = await openRound({ autoRelease: true }, ann, ben)
    expect((await submit(ann, await begin(ann, round))).body.released).toBe(false)
    expect((await submit(ben, await begin(ben, round))).body.released).toBe(true)
    expect(await audited('source-released')).toMatchObject([{ account: ben.id, facts: { automatic: true } }])
    expect((await progress(ann, round)).releasedAt).not.toBeNull()
  })

  test('comes by itself where nobody is left to wait for', async () => {
    const releasedIn = async (round: RoundId) => (await progress(ann, round)).releasedAt !== null
    const waiting = await openRound({ autoRelease: true }, ann, ben)
    await submit(ann, await begin(ann, waiting))
    expect(await releasedIn(waiting)).toBe(false)
    await olga.delete(`${own}/rounds/${waiting}/assignments`, { pairs: [{ source, coder: ben.id }] })
    expect(await releasedIn(waiting)).toBe(true)

    const asked = await openRound({}, ann)
    await submit(ann, await begin(ann, asked))
    await olga.patch(`${own}/rounds/${asked}`, { name: 'Not yet' })
    expect(await releasedIn(asked)).toBe(false)
    await olga.patch(`${own}/rounds/${asked}`, { autoRelease: true })
    expect(await releasedIn(asked)).toBe(true)

    const killed = await openRound({}, ann)
    await submit(ann, await begin(ann, killed))
    await house.database.pool.query('update round set auto_release = true where id = $1', [killed])
    await house.house.finishRounds()
    expect(await releasedIn(killed)).toBe(true)
  })

  test('of two who submit at the same moment happens once', async () => {
    const round = await openRound({ autoRelease: true }, ann, ben)
    const [annas, bens] = [await begin(ann, round), await begin(ben, round)]
    const answers = await Promise.all([submit(ann, annas), submit(ben, bens)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(answers.filter(({ body }) => body.released)).toHaveLength(1)
    expect(await audited('source-released')).toHaveLength(1)
    expect(await audited('layer-sealed')).toHaveLength(2)
  })

  test('that was cut short is completed at the next start', async () => {
    const round = await openRound({}, ann)
    const layer = await begin(ann, round)
    await write(ann, layer, (doc) =>
      inventCode(doc, { codes: [], operations: [] }, { id: 'code-of-ann' as CodeId, name: 'Nights', at: 1 }),
    )
    await house.database.pool.query('update round_source set released_at = 1 where round = $1', [round])
    await house.house.finishRounds()
    await house.house.finishRounds()
    expect(await codebookOf()).toEqual([['Nights', ann.id]])
    expect((await progress(ann, round)).consensus).not.toBeNull()
  })
})

describe('P1 whoever looks on', () => {
  test('does so only once it is recorded, is shown to the coders, and is never assigned', async () => {
    const round = await openRound({ overseen: true }, ann)
    const layer = await begin(ann, round)
    const document = nameDocument('layer', layer)
    const rightOfOlga = () => findRight(house.database.db, olga.id, document)
    expect(await rightOfOlga()).toBeNull()
    const look = (by: Person) => by.post(`${own}/sources/${source}/layers/${layer}/oversight`)
    expect((await look(ben)).status).toBe(403)
    for (let times = 0; times < 2; times++) expect((await look(olga)).status).toBe(204)
    expect(await rightOfOlga()).toBe('read')
    expect(await audited('layer-overseen')).toMatchObject([{ account: olga.id, facts: { layer } }])
    const { overseers } = (await ann.get(`${own}/rounds/${round}/progress`)).body
    expect(overseers).toMatchObject([{ account: olga.id, looks: [{ layer }] }])
    const pairs = [{ source, coder: olga.id }]
    const assigned = await olga.post(`${own}/rounds/${round}/assignments`, { pairs })
    expect(assigned.body.refusal).toEqual({ kind: 'has-overseen', coder: olga.id })
  })

  test('is nobody who codes in the round, and nobody where it does not say so', async () => {
    const round = await openRound({ overseen: true }, ann, olga)
    const layer = await begin(ann, round)
    const look = await olga.post(`${own}/sources/${source}/layers/${layer}/oversight`)
    const none = await olga.post(`${own}/sources/${source}/layers/${newId()}/oversight`)
    expect([look.status, look.body]).toEqual([none.status, none.body])
    const other = await begin(ann, await openRound({}, ann))
    expect((await olga.post(`${own}/sources/${source}/layers/${other}/oversight`)).status).toBe(404)
  })
})

async function codebookOf(): Promise<[string, string | null][]> {
  const doc = openDocument(await house.house.rooms.read(nameDocument('codebook', project)))
  expect(readDrafts(doc)).toEqual([])
  return readCodebook(doc).codebook.codes.map(({ name, suggestedBy }) => [name, suggestedBy])
}
