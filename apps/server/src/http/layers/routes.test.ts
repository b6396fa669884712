import type { ProjectId, RoundId, SourceId } from '@intercoder/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../accounts/token.ts'
import { TestHouse, type Person } from '../../testing/index.ts'

let house: TestHouse
let owner: Person
let coder: Person
let observer: Person
let project: ProjectId
let source: SourceId
let open: RoundId
let path: string

beforeAll(async () => {
  house = await TestHouse.open()
  owner = await house.register('Olga Owner')
  coder = await house.register('Cora Coder')
  observer = await house.register('Otto Observer')
  project = await house.startProject(owner)
  await house.join(project, owner, coder, 'coder')
  await house.join(project, owner, observer, 'observer')
  source = await house.importText(project, owner)
  open = (await owner.get(`/api/projects/${project}`)).body.rounds[0].id
  path = `/api/projects/${project}/sources/${source}`
})
afterAll(() => house.close())

async function makeRound(name: string, blind: boolean): Promise<RoundId> {
  const id = newId<RoundId>()
  await house.database.pool.query(
    'insert into round (id, project, name, blind, created_at) values ($1, $2, $3, $4, 1)',
    [id, project, name, blind],
  )
  return id
}

async function release(round: RoundId): Promise<void> {
  await house.database.pool.query('insert into round_source (round, source, released_at) values ($1, $2, 1)', [
    round,
    source,
  ])
}

const shown = async (person: Person) => (await person.get(path)).body.layers

describe('my layer', () => {
  test('is one, however often I ask for it', async () => {
    const { layer } = (await coder.post(`${path}/layer`, { round: open })).body
    expect(layer).toMatchObject({ round: open, source, coder: coder.id })
    expect((await coder.post(`${path}/layer`, { round: open })).body).toEqual({ layer })
  })

  test('of an open round is seen by all, and written by me', async () => {
    expect(await shown(coder)).toMatchObject([
      {
        round: open,
        coder: coder.id,
        mine: true,
        sealedAt: null,
        abilities: ['layer.read', 'layer.write', 'layer.submit'],
      },
    ])
    expect(await shown(observer)).toMatchObject([
      { round: open, coder: coder.id, mine: false, abilities: ['layer.read'] },
    ])
  })

  test('P1 of a blind round shows itself to nobody else, in no answer, until it is released', async () => {
    const round = await makeRound('Blind', true)
    const layer = (await coder.post(`${path}/layer`, { round })).body.layer.id
    await house.database.pool.query(
      `insert into coding (layer, id, project, source, round, coder, code, quote, certainty, remark, at, start_offset, end_offset)
       values ($1, 'coding-of-cora', $2, $3, $4, $5, 'code-of-hers', 'q', 'sure', '', 1, 1, 2)`,
      [layer, project, source, round, coder.id],
    )
    const everything = async (person: Person) => {
      const answers = await Promise.all([
        person.get(path),
        person.get(`/api/projects/${project}/sources`),
        person.get(`/api/projects/${project}`),
      ])
      return JSON.stringify(answers.map(({ body }) => body))
    }
    for (const other of [owner, observer]) expect(await everything(other)).not.toContain(layer)
    expect(await everything(coder)).toContain(
      `{"layer":"${layer}","round":"${round}","coder":"${coder.id}","codings":1}`,
    )
    await release(round)
    for (const other of [owner, observer]) expect(await everything(other)).toContain(layer)
    expect((await shown(coder)).find((one: { id: string }) => one.id === layer).abilities).toEqual(['layer.read'])
  })

  test('is not begun in a round that is closed, is not there, or belongs to another project', async () => {
    const closed = await makeRound('Closed', false)
    await release(closed)
    expect((await coder.post(`${path}/layer`, { round: closed })).body.refusal).toEqual({ kind: 'round-closed' })
    expect((await coder.post(`${path}/layer`, { round: newId() })).status).toBe(404)
    const other = await house.startProject(coder, 'Another')
    const elsewhere = (await coder.get(`/api/projects/${other}`)).body.rounds[0].id
    expect((await coder.post(`${path}/layer`, { round: elsewhere })).status).toBe(404)
  })

  test('is not begun by who observes, or on a source that was deleted', async () => {
    expect((await observer.post(`${path}/layer`, { round: open })).status).toBe(403)
    const gone = await house.importText(project, owner, {}, 'Nurse: gone')
    await owner.delete(`/api/projects/${project}/sources/${gone}`)
    expect((await coder.post(`/api/projects/${project}/sources/${gone}/layer`, { round: open })).status).toBe(404)
  })
})
