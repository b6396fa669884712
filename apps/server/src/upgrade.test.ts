/** The table of rights against every kind of document in every state, by everybody there is, over real websockets. */
import { standings, type LayerId, type ProjectId, type RoundId, type SourceId, type Standing } from '@intercoder/domain'
import { ensureLayer } from '@intercoder/storage'
import { closeCodes, documentKinds, nameDocument, type DocumentName } from '@intercoder/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from './accounts/token.ts'
import { Caller, markUpdate, TestHouse, type Person } from './testing/index.ts'

let house: TestHouse
let url: string
let cast: Record<Standing, Person>
let another: Person
let project: ProjectId
let rounds: Record<'open' | 'blind' | 'released', RoundId>
let sources: Record<'here' | 'second' | 'free' | 'deleted', SourceId>
let codebooks: Record<'deleted' | 'foreign', DocumentName>
let hospital: string
let consensus: LayerId

beforeAll(async () => {
  house = await TestHouse.open()
  url = `${(await house.listen()).replace('http', 'ws')}/sync`
  const people = {} as Record<Standing, Person>
  for (const name of ['administrator', ...standings.filter((one) => one !== 'nobody')] as Standing[])
    people[name] ??= await house.register(`The ${name}`)
  cast = { ...people, nobody: house.nobody() }
  another = await house.register('Another coder')
  await settle(cast.owner)
})

afterAll(() => house.close())

async function settle(owner: Person): Promise<void> {
  project = await house.startProject(owner)
  const own = `/api/projects/${project}`
  hospital = (await owner.post(`${own}/cases`, { name: 'Hospital H' })).body.id
  const elsewhere = (await owner.post(`${own}/cases`, { name: 'Hospital C' })).body.id
  await house.join(project, owner, cast['lead-here'], 'lead', [hospital])
  await house.join(project, owner, cast.lead, 'lead', [elsewhere])
  await house.join(project, owner, cast.coder, 'coder')
  await house.join(project, owner, another, 'coder')
  await house.join(project, owner, cast.observer, 'observer')
  const open = (await owner.get(own)).body.rounds[0].id
  rounds = { open, blind: await addBlindRound('Blind'), released: await addBlindRound('Released') }
  const bring = (text: string, settings = {}) => house.importText(project, owner, settings, text)
  sources = {
    here: await bring('Nurse: One.', { case: hospital }),
    second: await bring('Nurse: Two.', { case: hospital }),
    free: await bring('Nurse: Three.'),
    deleted: await bring('Nurse: Four.'),
  }
  for (const source of [sources.deleted, sources.second, sources.here]) consensus = await release('released', source)
  await owner.delete(`${own}/sources/${sources.deleted}`)
  const pilot = await house.startProject(owner, 'A pilot')
  await owner.delete(`/api/projects/${pilot}`, { name: 'A pilot' })
  const foreign = await house.startProject(another, 'Elsewhere')
  codebooks = { deleted: nameDocument('codebook', pilot), foreign: nameDocument('codebook', foreign) }
}

/** Gives the layer of what will be decided. */
async function release(round: keyof typeof rounds, source: SourceId): Promise<LayerId> {
  const path = `/api/projects/${project}/rounds/${rounds[round]}/sources/${source}/release`
  return (await cast.owner.post(path)).body.consensus
}

/** For everyone, so that all of them have a layer in it. */
async function addBlindRound(name: string): Promise<RoundId> {
  const made = await cast.owner.post(`/api/projects/${project}/rounds`, { name, blind: true, everyone: true })
  return made.body.round.id
}

interface Layer {
  round: keyof typeof rounds
  sealed?: boolean
  on?: SourceId
}

async function layerOf(coder: Person, { round, sealed = false, on }: Layer): Promise<DocumentName> {
  const source = on ?? (sealed ? sources.second : sources.here)
  const wanted = { id: newId<LayerId>(), round: rounds[round], source, coder: coder.id }
  const id = await ensureLayer(house.database.db, wanted, 0)
  if (sealed) await house.database.pool.query('update layer set sealed_at = 1 where id = $1', [id])
  return nameDocument('layer', id)
}

type Finder = (asker: Person) => DocumentName | Promise<DocumentName>

/** Nobody has no layer, and tries somebody’s. */
const mine =
  (layer: Layer): Finder =>
  (asker) =>
    layerOf(asker.account ? asker : cast.coder, layer)
const others =
  (layer: Layer): Finder =>
  () =>
    layerOf(another, layer)

const documents: Record<string, Finder> = {
  'transcript of a case': () => nameDocument('transcript', sources.here),
  'transcript of no case': () => nameDocument('transcript', sources.free),
  'transcript that was deleted': () => nameDocument('transcript', sources.deleted),
  'transcript that is not there': () => nameDocument('transcript', newId()),
  codebook: () => nameDocument('codebook', project),
  'codebook of a deleted project': () => codebooks.deleted,
  'codebook of another project': () => codebooks.foreign,
  'codebook that is not there': () => nameDocument('codebook', newId()),
  'layer, mine, open': mine({ round: 'open' }),
  'layer, mine, open, sealed': mine({ round: 'open', sealed: true }),
  'layer, mine, blind': mine({ round: 'blind' }),
  'layer, mine, blind, sealed': mine({ round: 'blind', sealed: true }),
  'layer, mine, released': mine({ round: 'released' }),
  'layer, mine, released, sealed': mine({ round: 'released', sealed: true }),
  'layer, another’s, open': others({ round: 'open' }),
  'layer, another’s, open, sealed': others({ round: 'open', sealed: true }),
  'layer, another’s, blind': others({ round: 'blind' }),
  'layer, another’s, blind, sealed': others({ round: 'blind', sealed: true }),
  'layer, another’s, released': others({ round: 'released' }),
  'layer, another’s, released, sealed': others({ round: 'released', sealed: true }),
  'layer on a deleted source': (asker) => mine({ round: 'open', on: sources.deleted })(asker),
  'layer that is not there': () => nameDocument('layer', newId()),
  reconciliation: () => nameDocument('reconciliation', consensus),
  'reconciliation under the name of a layer': () => nameDocument('layer', consensus),
  'reconciliation that is not there': () => nameDocument('reconciliation', newId()),
  'workshop that is not there': () => nameDocument('workshop', newId()),
}

/** As a person would draw it, in the order of `standings`: w may write, r may only read, of others not a byte is sent. */
const drawing = `
                                     nobody stranger administrator observer coder lead lead-here owner
transcript of a case                    .       .          .          r       r    r       w       w
transcript of no case                   .       .          .          r       r    w       w       w
transcript that was deleted             .       .          .          .       .    .       .       .
transcript that is not there            .       .          .          .       .    .       .       .
codebook                                .       .          .          r       w    w       w       w
codebook of a deleted project           .       .          .          .       .    .       .       .
codebook of another project             .       .          .          .       .    .       .       .
codebook that is not there              .       .          .          .       .    .       .       .
layer, mine, open                       .       .          .          r       w    w       w       w
layer, mine, open, sealed               .       .          .          r       r    r       r       r
layer, mine, blind                      .       .          .          r       w    w       w       w
layer, mine, blind, sealed              .       .          .          r       r    r       r       r
layer, mine, released                   .       .          .          r       r    r       r       r
layer, mine, released, sealed           .       .          .          r       r    r       r       r
layer, another’s, open                  .       .          .          r       r    r       r       r
layer, another’s, open, sealed          .       .          .          r       r    r       r       r
layer, another’s, blind                 .       .          .          .       .    .       .       .
layer, another’s, blind, sealed         .       .          .          .       .    .       .       .
layer, another’s, released              .       .          .          r       r    r       r       r
layer, another’s, released, sealed      .       .          .          r       r    r       r       r
layer on a deleted source               .       .          .          .       .    .       .       .
layer that is not there                 .       .          .          .       .    .       .       .
reconciliation                          .       .          .          r       r    r       r       r
reconciliation under the name of a layer  .     .          .          .       .    .       .       .
reconciliation that is not there        .       .          .          .       .    .       .       .
workshop that is not there              .       .          .          .       .    .       .       .
`

function drawnFor(name: string): string[] {
  const line = drawing.split('\n').find((one) => one.startsWith(`${name}  `))
  if (!line) throw new Error(`${name} is not drawn`)
  return line.slice(name.length).trim().split(/\s+/)
}

const call = (person: Person, document: DocumentName) =>
  new Caller(url, document, person.cookie ? { cookie: person.cookie } : {})

const authorsOf = async (document: DocumentName) =>
  (await house.house.log.load(document)).tail.map(({ account }) => account)

/** Tries to read and then to write, and finds out what came of it: for the asker and in the log. */
async function tryOut(person: Person, document: DocumentName): Promise<'w' | 'r' | '.'> {
  await house.house.rooms.write(document, another.id, markUpdate('there before'))
  const before = await authorsOf(document)
  const caller = call(person, document)
  const found = await caller.read()
  const taken = await caller.write(markUpdate(`by ${person.registration.name}`))
  const after = (await authorsOf(document)).slice(before.length)
  if (!found) expect(caller.heard).toEqual([])
  else expect(found.getMap('marks').has('there before')).toBe(true)
  expect(after).toEqual(taken ? [person.id] : [])
  if (taken) await caller.leave()
  else expect(await caller.closed).toBe(person.cookie ? closeCodes.forbidden.code : closeCodes.signedOut.code)
  if (!found) return '.'
  return taken ? 'w' : 'r'
}

describe('P7 P1 P3 the door of every room asks the table of rights', () => {
  test('every kind of document is drawn', () => {
    const names = Object.keys(documents)
    for (const kind of documentKinds) expect(names.some((name) => name.startsWith(kind))).toBe(true)
    expect(names.map((name) => drawnFor(name).length)).toEqual(names.map(() => standings.length))
  })

  test.each(Object.entries(documents))('%s', async (name, find) => {
    const found: string[] = []
    for (const standing of standings) found.push(await tryOut(cast[standing], await find(cast[standing])))
    expect(Object.fromEntries(standings.map((standing, n) => [standing, found[n]]))).toEqual(
      Object.fromEntries(standings.map((standing, n) => [standing, drawnFor(name)[n]])),
    )
  })
})

describe('P7 what changes while a room is open holds at once', () => {
  // Whoever codes blind does not change the codebook, whatever they are.
  beforeAll(() => Promise.all([release('blind', sources.here), release('blind', sources.second)]))

  const member = (person: Person) => `/api/projects/${project}/members/${person.id}`

  test('a role that is lowered: what was open is closed, and opens again to read', async () => {
    const document = nameDocument('codebook', project)
    const caller = call(another, document)
    await caller.read()
    await cast.owner.patch(member(another), { role: 'observer' })
    const before = await authorsOf(document)
    expect(await caller.write(markUpdate('too late'))).toBe(false)
    expect(await caller.closed).toBe(closeCodes.forbidden.code)
    expect(await authorsOf(document)).toEqual(before)
    expect(await tryOut(another, document)).toBe('r')
    await cast.owner.patch(member(another), { role: 'coder' })
    expect(await tryOut(another, document)).toBe('w')
  })

  test('a case that a lead no longer leads', async () => {
    const document = nameDocument('transcript', sources.here)
    const caller = call(cast['lead-here'], document)
    await caller.read()
    await cast.owner.patch(member(cast['lead-here']), { role: 'lead', cases: [] })
    expect(await caller.write(markUpdate('not any more'))).toBe(false)
    await cast.owner.patch(member(cast['lead-here']), { role: 'lead', cases: [hospital] })
    expect(await tryOut(cast['lead-here'], document)).toBe('w')
  })

  test('a member who is taken out, of every room of the project', async () => {
    const layer = await layerOf(another, { round: 'open' })
    const rooms = [nameDocument('codebook', project), nameDocument('transcript', sources.here), layer]
    const callers = rooms.map((document) => call(another, document))
    const bystander = call(cast.coder, nameDocument('codebook', project))
    await Promise.all([...callers, bystander].map((caller) => caller.read()))
    await cast.owner.delete(member(another))
    for (const caller of callers) expect(await caller.closed).toBe(closeCodes.forbidden.code)
    for (const document of rooms) expect(await tryOut(another, document)).toBe('.')
    expect(await bystander.write(markUpdate('still here'))).toBe(true)
    await bystander.leave()
    await house.join(project, cast.owner, another, 'coder')
  })

  test('a project that is deleted', async () => {
    const other = await house.startProject(another, 'Short')
    const caller = call(another, nameDocument('codebook', other))
    await caller.read()
    await another.delete(`/api/projects/${other}`, { name: 'Short' })
    expect(await caller.closed).toBe(closeCodes.forbidden.code)
  })
})
