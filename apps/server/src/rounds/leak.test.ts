/**
 * P1: everything that raw clients of a blind round receive is kept and searched for what somebody else coded there: over
 * every endpoint and every document they could name, in every state of the round. What they are told while she codes must
 * moreover be the same to the byte as before. After release the same search finds it all.
 */
import { inventCode, openDocument, readCodebook, writeCodebook } from '@intercoder/documents'
import {
  addCode,
  writeProse,
  type Codebook,
  type CodebookChange,
  type CodeId,
  type LayerId,
  type ProjectId,
  type Result,
  type RoundId,
  type SourceId,
  type VersionId,
} from '@intercoder/domain'
import { closeCodes, documentKinds, nameDocument, writeAwareness } from '@intercoder/sync'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { newId } from '../accounts/token.ts'
import { endpoints } from '../http/http.ts'
import { Eavesdropper, TestHouse, type Person } from '../testing/index.ts'

const shared = 'code-that-all-know'
const secrets: Record<string, string> = {
  coding: 'coding-of-ann-alone',
  quote: 'words-quoted-by-ann-alone',
  remark: 'remark-of-ann-alone',
  draft: 'draft-of-ann-alone',
  'name of the draft': 'Named by Ann alone',
  'note of the draft': 'Meant by Ann alone',
  presence: 'where-ann-alone-reads',
}

let house: TestHouse
let ann: Person
let olga: Person
let ben: Person
let listeners: Eavesdropper[]
let ended: Eavesdropper
let gone: Eavesdropper
let project: ProjectId
let source: SourceId
let version: VersionId
let round: RoundId
let layer: LayerId
let own: string
let hospital: string
let traces: Record<string, string>
let annsTab: WebSocket

const reading = endpoints.filter(({ method }) => method === 'get')
const changing = endpoints.filter(({ method, path }) => method !== 'get' && !path.startsWith('/api/session'))

beforeAll(async () => {
  house = await TestHouse.open()
  const url = `${(await house.listen()).replace('http', 'ws')}/sync`
  olga = await house.register('Olga Owner')
  ann = await house.register('Ann Alder')
  ben = await house.register('Ben Birch')
  const [lena, otto, zoe] = [
    await house.register('Lena Lead'),
    await house.register('Otto'),
    await house.register('Zoe'),
  ]
  project = await house.startProject(olga)
  own = `/api/projects/${project}`
  hospital = (await olga.post(`${own}/cases`, { name: 'Hospital H' })).body.id
  for (const coder of [ann, ben, zoe]) await house.join(project, olga, coder, 'coder')
  await house.join(project, olga, lena, 'lead', [hospital])
  await house.join(project, olga, otto, 'observer')
  source = await house.importText(project, olga, { case: hospital })
  await redefineShared()
  // Everybody but the observer codes in it, the owner too: none of them may see anything of her.
  round = (await olga.post(`${own}/rounds`, { name: 'Reliability', version })).body.round.id
  const coders = [ann, ben, zoe, lena, olga]
  await olga.post(`${own}/rounds/${round}/assignments`, { pairs: coders.map(({ id }) => ({ source, coder: id })) })
  for (const coder of coders.slice(1)) await begin(coder)
  layer = await begin(ann)
  traces = { ...secrets, layer }
  const here = ben.elsewhere()
  await here.signIn()
  ended = new Eavesdropper(url, here)
  gone = new Eavesdropper(url, zoe)
  listeners = [...[olga, ben, lena, otto].map((person) => new Eavesdropper(url, person)), gone]
  annsTab = await showWhereAnnReads(url)
})
afterAll(async () => {
  annsTab.terminate()
  await house.close()
})

async function begin(coder: Person): Promise<LayerId> {
  return (await coder.post(`${own}/sources/${source}/layer`, { round })).body.layer.id
}

/** The code that all know says something else by now than in the version that the round is coded under. */
async function redefineShared(): Promise<void> {
  await rewriteCodebook((codebook) => addCode(codebook, { id: shared as CodeId, name: 'Shared' }))
  version = (await olga.post(`${own}/versions`, { name: 'Framework' })).body.version.id
  await rewriteCodebook((codebook) => writeProse(codebook, shared as CodeId, 'definition', 'Something else.'))
  await house.house.projections.settle()
}

async function rewriteCodebook(act: (codebook: Codebook) => Result<CodebookChange[], { kind: string }>): Promise<void> {
  const name = nameDocument('codebook', project)
  const doc = openDocument(await house.house.rooms.read(name))
  const before = Y.encodeStateVector(doc)
  const changes = act(readCodebook(doc).codebook)
  if (changes.ok) writeCodebook(doc, changes.value)
  expect((await house.house.rooms.write(name, olga.id, Y.encodeStateAsUpdate(doc, before))).ok).toBe(true)
}

async function showWhereAnnReads(url: string): Promise<WebSocket> {
  const tab = new WebSocket(`${url}/transcript/${source}?ack=1`, { headers: { cookie: ann.cookie ?? '' } })
  await once(tab, 'open')
  const state = JSON.stringify({ cursor: secrets['presence'] })
  tab.send(writeAwareness([{ client: 77, clock: 1, state }]))
  return tab
}

/** Ann applies codes, one that all know and one of her own, and goes on with it a little further each time. */
async function annCodes(times: number): Promise<void> {
  const name = nameDocument('layer', layer)
  for (let step = 0; step < times; step++) {
    const doc = openDocument(await house.house.rooms.read(name))
    const before = Y.encodeStateVector(doc)
    const { draft = '', 'name of the draft': called = '', 'note of the draft': note } = secrets
    inventCode(doc, { codes: [], operations: [] }, { id: draft as CodeId, name: called, note: note ?? '', at: 1 })
    const span = { start: { client: 1, clock: 2 }, end: { client: 1, clock: 9 } }
    const rest = { ...span, quote: secrets['quote'], remark: secrets['remark'], certainty: 'sure', at: 1 }
    const codings = doc.getMap('codings')
    codings.set(codings.size === 0 ? (secrets['coding'] ?? '') : newId(), { ...rest, code: draft })
    codings.set(newId(), { ...rest, code: shared })
    const written = await house.house.rooms.write(name, ann.id, Y.encodeStateAsUpdate(doc, before))
    expect(written.ok).toBe(true)
  }
  annsTab.send(
    writeAwareness([{ client: 77, clock: times + 1, state: JSON.stringify({ cursor: secrets['presence'] }) }]),
  )
  await house.house.projections.settle()
}

const named = () => ({
  project: [project],
  source: [source],
  round: [round],
  version: [version],
  layer: [layer],
  case: [hospital],
  account: [ann.id],
  code: [shared, secrets['draft'] ?? ''],
  token: ['no-such-token'],
})

function documentNames(): string[] {
  const ids = [
    layer,
    round,
    source,
    project,
    secrets['draft'] ?? '',
    `${layer}/`,
    `../layer/${layer}`,
    `%2e%2e%2flayer%2f${layer}`,
  ]
  return [...documentKinds, 'LAYER', 'draft'].flatMap((kind) => ids.map((id) => `${kind}/${id}`))
}

/** All that can be asked and entered, by all who listen; gives the answers of the first kind. */
async function listen(): Promise<Map<string, string>[]> {
  const answers: Map<string, string>[] = []
  for (const one of listeners) {
    await one.leave()
    answers.push(await one.askAll(reading, named()))
    await one.enterAll(documentNames())
  }
  return answers
}

/**
 * Who leads there, or reads the record, is told which layer it is once it is submitted: an id drawn by lot, whatever was
 * coded.
 */
const toldOfLayers = ['Olga Owner', 'Lena Lead', 'Otto']

/** What was asked of the record is itself in the record, so that it is another each time; it is searched all the same. */
const withoutRecord = (answers: Map<string, string>[]) =>
  answers.map((one) => [...one].filter(([asked]) => !asked.includes('/audit')))

function expectNothing({ submitted = false } = {}): void {
  for (const one of listeners) {
    const { name } = one.person.registration
    const found = one.find(traces).filter((trace) => !(submitted && trace === 'layer' && toldOfLayers.includes(name)))
    expect([name, found]).toEqual([name, []])
  }
}

/** What the database is asked, word for word, until something is answered. */
async function statementsFor(act: () => Promise<unknown>): Promise<string[]> {
  const { pool } = house.database
  const { query, connect } = pool
  const asked: string[] = []
  pool.query = ((...given: [string | { text: string }]) => {
    asked.push(typeof given[0] === 'string' ? given[0] : given[0].text)
    return query.apply(pool, given as never)
  }) as never
  pool.connect = ((...given: []) => {
    asked.push('connect')
    return connect.apply(pool, given as never)
  }) as never
  await act()
  pool.query = query
  pool.connect = connect
  return asked
}

const submitAnns = () => ann.post(`${own}/sources/${source}/layers/${layer}/submission`)

test(
  'while she codes, every answer stays the same to the byte, and no document moves',
  { timeout: 120_000 },
  async () => {
    const before = await listen()
    const heard = listeners.map(({ received }) => received.length)
    await annCodes(3)
    for (const [n, one] of listeners.entries()) expect(one.kindsSince(heard[n] ?? 0)).toEqual([])
    expect(withoutRecord(await listen())).toEqual(withoutRecord(before))
    expectNothing()
  },
)

test('what is asked for with forged or missing bodies tells nothing', { timeout: 120_000 }, async () => {
  const small = listeners.filter(({ person }) => ['Ben Birch', 'Otto'].includes(person.registration.name))
  for (const one of small) {
    await one.askAll(changing, named())
    const path = `${own}/sources/${source}/layer`
    for (const body of [{ round, coder: ann.id, id: layer }, { round: layer }, { round: newId() }, { layer }])
      await one.ask('post', path, body)
  }
  expectNothing()
})

test('in every role that somebody who codes there is given', { timeout: 120_000 }, async () => {
  const [, bens] = listeners
  for (const change of [
    { role: 'lead', cases: [hospital] },
    { role: 'owner' },
    { role: 'observer' },
    { role: 'coder' },
  ]) {
    await olga.patch(`${own}/members/${ben.id}`, change)
    await bens?.leave()
    await bens?.askAll(reading, named())
    await bens?.enterAll(documentNames())
    await bens?.ask('post', `${own}/sources/${source}/layers/${layer}/oversight`)
    await bens?.ask('patch', `${own}/rounds/${round}`, { overseen: true })
  }
  expectNothing()
})

test(
  'submitted, reopened, coded on and submitted again, what she coded changes nothing that others are told',
  { timeout: 120_000 },
  async () => {
    const first = (await submitAnns()).body
    traces['digest of the seal'] = first.digest
    const before = await listen()
    expect((await olga.post(`${own}/sources/${source}/layers/${layer}/reopening`, { reason: 'More' })).status).toBe(204)
    await annCodes(2)
    const second = (await submitAnns()).body
    expect(second.codings).toBeGreaterThan(first.codings)
    traces['digest of the second seal'] = second.digest
    const after = await listen()
    expect(withoutRecord(after)).toEqual(withoutRecord(before))
    expectNothing({ submitted: true })
  },
)

test('a layer that one may not see and one that is not there are answered alike, after the same questions', async () => {
  const [, bens] = listeners
  if (!bens) throw new Error('Ben listens')
  for (const endpoint of endpoints.filter(({ path }) => path.includes('{layer}'))) {
    const askAbout = async (one: string) => [...(await bens.askAll([endpoint], { ...named(), layer: [one] })).values()]
    expect(await askAbout(layer), endpoint.path).toEqual(await askAbout(newId()))
    const [hers, none] = [await statementsFor(() => askAbout(layer)), await statementsFor(() => askAbout(newId()))]
    expect(hers.length).toBeGreaterThan(0)
    expect(hers, endpoint.path).toEqual(none)
  }
  for (const kind of ['layer', 'reconciliation']) {
    const heard = bens.received.length
    const [hers, none] = [
      await statementsFor(() => bens.enter(`${kind}/${layer}`)),
      await statementsFor(() => bens.enter(`${kind}/${newId()}`)),
    ]
    expect(hers.length).toBeGreaterThan(0)
    expect(hers, kind).toEqual(none)
    const codes = [await bens.enter(`${kind}/${layer}`), await bens.enter(`${kind}/${newId()}`)]
    expect(codes).toEqual([closeCodes.forbidden.code, closeCodes.forbidden.code])
    expect(bens.received.length).toBe(heard)
  }
})

test(
  'after release the same search finds everything; a stale tab is told to ask anew',
  { timeout: 120_000 },
  async () => {
    const cookie = ended.person.cookie
    await ended.person.delete('/api/session')
    ended.person.cookie = cookie
    await olga.delete(`${own}/members/${gone.person.id}`)
    const [, bens] = listeners
    const stale = new WebSocket(annsTab.url, { headers: { cookie: ben.cookie ?? '' } })
    await once(stale, 'message')
    expectNothing({ submitted: true })
    const told = once(stale, 'close')
    expect((await olga.post(`${own}/rounds/${round}/sources/${source}/release`)).status).toBe(200)
    expect((await told)[0]).toBe(closeCodes.changed.code)

    annsTab = await showWhereAnnReads(annsTab.url.replace(/\/transcript.*/, ''))
    await house.house.projections.settle()
    await bens?.askAll(reading, named())
    await bens?.enterAll(documentNames())
    expect((await ben.get(`${own}/reviews`)).body.counts).toEqual([{ code: shared, codings: 5 }])
    expect(bens?.find({ ...secrets, layer }).toSorted()).toEqual(Object.keys({ ...secrets, layer }).toSorted())
  },
)

test('not even then does an ended session or somebody who left learn anything', { timeout: 120_000 }, async () => {
  for (const one of [ended, gone]) {
    await one.leave()
    await one.askAll(reading, named())
    const shown = await one.enterAll(documentNames())
    const code = one === ended ? closeCodes.signedOut.code : closeCodes.forbidden.code
    expect(new Set(Object.values(shown))).toEqual(new Set([code]))
    expect(one.find({ ...secrets, 'digest of the seal': traces['digest of the seal'] ?? '' })).toEqual([])
  }
})
