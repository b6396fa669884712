/** The rights to every kind of document in every state, on a real database. */
import { nameDocument, type DocumentName } from '@intercoder/sync'
import type { LayerId, ProjectId, RoundId, SourceId } from '@intercoder/domain'
import { ensureLayer } from '@intercoder/storage'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../accounts/token.ts'
import type { Right } from '../rooms/index.ts'
import { TestHouse, type Person } from '../testing/index.ts'
import { findRight } from './access.ts'

const names = ['stranger', 'administrator', 'observer', 'coder', 'lead', 'lead-here', 'owner'] as const
type Name = (typeof names)[number]

let house: TestHouse
let cast: Record<Name, Person>
let project: ProjectId
let source: SourceId
let open: RoundId

beforeAll(async () => {
  house = await TestHouse.open()
  const administrator = await house.register('Adele Admin')
  cast = { administrator } as Record<Name, Person>
  for (const name of names) cast[name] ??= await house.register(`The ${name}`)
  const { owner } = cast
  project = await house.startProject(owner)
  const here = (await owner.post(`/api/projects/${project}/cases`, { name: 'Hospital H' })).body.id
  const elsewhere = (await owner.post(`/api/projects/${project}/cases`, { name: 'Hospital C' })).body.id
  await house.join(project, owner, cast['lead-here'], 'lead', [here])
  await house.join(project, owner, cast.lead, 'lead', [elsewhere])
  await house.join(project, owner, cast.coder, 'coder')
  await house.join(project, owner, cast.observer, 'observer')
  source = await house.importText(project, owner, { case: here })
  open = (await owner.get(`/api/projects/${project}`)).body.rounds[0].id
})

afterAll(() => house.close())

async function rightsTo(document: DocumentName): Promise<Record<Name, Right>> {
  const asked = names.map(async (name) => [name, await findRight(house.database.db, cast[name].id, document)] as const)
  return Object.fromEntries(await Promise.all(asked)) as Record<Name, Right>
}

const nothing = {
  stranger: null,
  administrator: null,
  observer: null,
  coder: null,
  lead: null,
  'lead-here': null,
  owner: null,
}
const reading = {
  ...nothing,
  observer: 'read',
  coder: 'read',
  lead: 'read',
  'lead-here': 'read',
  owner: 'read',
} as const

async function makeLayer(coder: Person, round: RoundId, on = source): Promise<DocumentName> {
  return nameDocument(
    'layer',
    await ensureLayer(house.database.db, { id: newId<LayerId>(), round, source: on, coder: coder.id }, 0),
  )
}

async function makeRound(name: string, blind: boolean): Promise<RoundId> {
  const id = newId<RoundId>()
  await house.database.pool.query(
    'insert into round (id, project, name, blind, created_at) values ($1, $2, $3, $4, 0)',
    [id, project, name, blind],
  )
  return id
}

function release(round: RoundId) {
  return house.database.pool.query('insert into round_source (round, source, released_at) values ($1, $2, 1)', [
    round,
    source,
  ])
}

function seal(layer: DocumentName) {
  return house.database.pool.query('update layer set sealed_at = 1 where id = $1', [layer.split('/')[1]])
}

describe('P7 a document is opened by the table of rights', () => {
  test('a transcript is corrected by the owner and by who leads its case, and read by members', async () => {
    expect(await rightsTo(nameDocument('transcript', source))).toEqual({
      ...reading,
      'lead-here': 'write',
      owner: 'write',
    })
  })

  test('a transcript of no case is corrected by every lead', async () => {
    const free = await house.importText(project, cast.owner, {}, 'Nurse: Nothing to add.')
    expect(await rightsTo(nameDocument('transcript', free))).toEqual({
      ...reading,
      lead: 'write',
      'lead-here': 'write',
      owner: 'write',
    })
  })

  test('a codebook is written by who codes', async () => {
    const coding = { coder: 'write', lead: 'write', 'lead-here': 'write', owner: 'write' }
    expect(await rightsTo(nameDocument('codebook', project))).toEqual({ ...reading, ...coding })
  })

  test('what is not there is nobody’s', async () => {
    for (const name of ['transcript', 'codebook', 'layer'] as const)
      expect(await rightsTo(nameDocument(name as 'layer', newId<LayerId>()))).toEqual(nothing)
  })

  test('with a source that was deleted its transcript and its layers are gone, and come back with it', async () => {
    const gone = await house.importText(project, cast.owner, {}, 'Nurse: Take this out again.')
    const layer = await makeLayer(cast.coder, open, gone)
    const path = `/api/projects/${project}/sources/${gone}`
    await cast.owner.delete(path)
    expect(await rightsTo(nameDocument('transcript', gone))).toEqual(nothing)
    expect(await rightsTo(layer)).toEqual(nothing)
    await cast.owner.post(`${path}/restoration`)
    expect(await rightsTo(layer)).toEqual({ ...reading, coder: 'write' })
  })

  test('a deleted project lets nobody in', async () => {
    const other = await house.startProject(cast.owner, 'A pilot')
    const codebook = nameDocument('codebook', other)
    expect((await rightsTo(codebook)).owner).toBe('write')
    await cast.owner.delete(`/api/projects/${other}`, { name: 'A pilot' })
    expect(await rightsTo(codebook)).toEqual(nothing)
  })
})

describe('P1 a layer', () => {
  test('of an open round is written by its coder and read by every member', async () => {
    expect(await rightsTo(await makeLayer(cast.coder, open))).toEqual({ ...reading, coder: 'write' })
  })

  test('of a blind round is its coder’s alone until it is released, and then nobody writes in it', async () => {
    const round = await makeRound('Blind', true)
    const layer = await makeLayer(cast.coder, round)
    expect(await rightsTo(layer)).toEqual({ ...nothing, coder: 'write' })
    await release(round)
    expect(await rightsTo(layer)).toEqual(reading)
  })

  test('that was submitted is only read: P3', async () => {
    const [openOne, blindOne] = [
      await makeLayer(cast.lead, open),
      await makeLayer(cast.lead, await makeRound('Blind and sealed', true)),
    ]
    await seal(openOne)
    await seal(blindOne)
    expect(await rightsTo(openOne)).toEqual(reading)
    expect(await rightsTo(blindOne)).toEqual({ ...nothing, lead: 'read' })
  })

  test('of somebody who only observes now is read and no longer written', async () => {
    const layer = await makeLayer(cast.observer, open)
    expect((await rightsTo(layer)).observer).toBe('read')
  })
})
