import { addCode, writeProse, type CodeId, type CodingId, type LayerId, type ProjectId } from '@intercoder/domain'
import { applyCode, openDocument, readCodebook, writeCodebook } from '@intercoder/documents'
import { nameDocument } from '@intercoder/sync'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { TestHouse, type Person } from '../../testing/index.ts'

let house: TestHouse
let owner: Person
let coder: Person
let observer: Person
let project: ProjectId
let path: string
const trust = 'code-trust' as CodeId

beforeAll(async () => {
  house = await TestHouse.open()
  owner = await house.register('Olga Owner')
  coder = await house.register('Cora Coder')
  observer = await house.register('Otto Observer')
})
afterAll(() => house.close())

beforeEach(async () => {
  project = await house.startProject(owner)
  path = `/api/projects/${project}`
  await house.join(project, owner, coder, 'coder')
  await house.join(project, owner, observer, 'observer')
  await change((doc) => writeCodebook(doc, take(addCode(readCodebook(doc).codebook, { id: trust, name: 'Trust' }))))
  await define('Faith in the record.')
})

async function change(act: (doc: Y.Doc) => void): Promise<void> {
  const name = nameDocument('codebook', project)
  const doc = openDocument(await house.house.rooms.read(name))
  const before = Y.encodeStateVector(doc)
  act(doc)
  take(await house.house.rooms.write(name, owner.id, Y.encodeStateAsUpdate(doc, before)))
}

function define(words: string): Promise<void> {
  return change((doc) => writeCodebook(doc, take(writeProse(readCodebook(doc).codebook, trust, 'definition', words))))
}

function take<T>(result: { ok: true; value: T } | { ok: false; refusal: { kind: string } }): T {
  if (!result.ok) throw new Error(`refused: ${result.refusal.kind}`)
  return result.value
}

/** Has somebody code the first words of a new source. */
async function codeAs(who: Person, inRound?: string): Promise<{ layer: LayerId; coding: CodingId }> {
  const source = await house.importText(project, owner)
  const round = inRound ?? (await owner.get(path)).body.rounds[0].id
  const layer = (await who.post(`${path}/sources/${source}/layer`, { round })).body.layer.id as LayerId
  const transcript = openDocument(await house.house.rooms.read(nameDocument('transcript', source)))
  const doc = openDocument(await house.house.rooms.read(nameDocument('layer', layer)))
  const coding = `coding-${++made}` as CodingId
  take(applyCode(doc, transcript, { id: coding, code: trust, span: { start: 1, end: 8 }, at: house.now }))
  take(await house.house.rooms.write(nameDocument('layer', layer), who.id, Y.encodeStateAsUpdate(doc)))
  await house.house.projections.catchUp()
  return { layer, coding }
}
let made = 0

const name = (words: string) => owner.post(`${path}/versions`, { name: words })
const queue = async (who: Person) => (await who.get(`${path}/reviews`)).body

test('a version keeps the codebook as it was when it was named', async () => {
  const { version } = (await name('First')).body
  await define('Something else.')
  expect((await name('Second')).body.version).toMatchObject({ number: 2, by: owner.id })
  expect((await coder.get(`${path}/versions`)).body).toMatchObject([{ name: 'First' }, { name: 'Second' }])
  const kept = (await observer.get(`${path}/versions/${version.id}`)).body
  expect(kept.codebook.codes).toMatchObject([{ name: 'Trust', definition: 'Faith in the record.' }])
  expect((await owner.get(`${path}/versions/no-such-version`)).status).toBe(404)
})

test('a coding whose code is redefined waits to be looked at, until it is or the words come back', async () => {
  await name('First')
  house.now += 1000
  const own = await codeAs(coder)
  expect(await queue(coder)).toEqual({ mine: [], counts: [] })
  await define('Faith in the people who keep the record.')
  const [group] = (await queue(coder)).mine
  expect(group).toMatchObject({
    version: 1,
    before: { definition: 'Faith in the record.' },
    after: { definition: 'Faith in the people who keep the record.' },
    codings: [{ id: own.coding, layer: own.layer, sealed: false }],
  })
  // Of others’ codings, in a round that is open, only how many there are.
  expect(await queue(owner)).toEqual({ mine: [], counts: [{ code: trust, codings: 1 }] })
  const fits = { codings: [{ ...own, digest: group.digest }] }
  expect((await owner.put(`${path}/reviews`, fits)).status).toBe(404)
  expect((await coder.put(`${path}/reviews`, fits)).status).toBe(204)
  expect(await queue(coder)).toEqual({ mine: [], counts: [] })
  expect((await coder.delete(`${path}/reviews`, { codings: [own] })).status).toBe(204)
  expect((await queue(coder)).mine).toHaveLength(1)
  await coder.put(`${path}/reviews`, fits)
  await define('Faith in nothing.')
  expect((await queue(coder)).mine).toHaveLength(1)
  await define('Faith in the record.')
  expect((await queue(coder)).mine).toEqual([])
})

test('P1 what waits in a blind layer is nobody else’s to count', async () => {
  await name('First')
  const rounds = { name: 'Blind', blind: true, everyone: true }
  const round = (await owner.post(`${path}/rounds`, rounds)).body.round.id
  await codeAs(coder, round)
  await define('Faith in nothing.')
  expect((await queue(coder)).counts).toEqual([{ code: trust, codings: 1 }])
  expect((await queue(owner)).counts).toEqual([])
})

test('a passage says under which version it was coded', async () => {
  await codeAs(coder)
  house.now += 1000
  await name('First')
  house.now += 1000
  await codeAs(coder)
  const passages = (await owner.get(`${path}/codes/${trust}/codings`)).body
  expect(passages.map(({ version }: { version: number | null }) => version).toSorted()).toEqual([1, null])
})
