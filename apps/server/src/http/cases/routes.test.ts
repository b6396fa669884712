import type { ProjectId } from '@intercoder/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { TestHouse, type Person } from '../../testing/index.ts'

let house: TestHouse
let owner: Person
let project: ProjectId
let own: string

beforeAll(async () => {
  house = await TestHouse.open()
  owner = await house.register('Olga Owner')
})
afterAll(() => house.close())

beforeEach(async () => {
  project = await house.startProject(owner)
  own = `/api/projects/${project}`
})

const table = async () => (await owner.get(`${own}/cases`)).body

describe('a pasted table', () => {
  const rows = [
    ['Hospital', 'System', 'Beds'],
    ['A', 'Lorenzo', '1,100'],
    ['B', 'RiO', '90'],
    ['C', 'Lorenzo', ''],
    ['D', 'RiO', '430'],
  ]

  test('is previewed without a trace, then makes columns and cases, then updates them by name', async () => {
    const preview = await owner.post(`${own}/cases/table?preview=1`, { rows })
    expect(await table()).toEqual({ attributes: [], cases: [], waves: [] })
    const done = await owner.post(`${own}/cases/table`, { rows })
    expect(done.body).toEqual(preview.body)
    const { attributes, cases } = await table()
    expect(attributes).toMatchObject([
      { name: 'System', kind: 'choice', choices: ['Lorenzo', 'RiO'] },
      { name: 'Beds', kind: 'number' },
    ])
    const [system, beds] = attributes.map(({ id }: { id: string }) => id)
    expect(cases.map((one: { name: string; values: object }) => [one.name, one.values])).toEqual([
      ['A', { [system]: 'Lorenzo', [beds]: 1100 }],
      ['B', { [system]: 'RiO', [beds]: 90 }],
      ['C', { [system]: 'Lorenzo', [beds]: null }],
      ['D', { [system]: 'RiO', [beds]: 430 }],
    ])
    await owner.post(`${own}/cases/table`, {
      rows: [
        ['', 'Beds'],
        ['B', '95'],
        ['E', '12'],
      ],
    })
    const after = (await table()).cases
    expect(
      after.map((one: { name: string; values: Record<string, unknown> }) => [
        one.name,
        one.values[system],
        one.values[beds],
      ]),
    ).toEqual([
      ['A', 'Lorenzo', 1100],
      ['B', 'RiO', 95],
      ['C', 'Lorenzo', null],
      ['D', 'RiO', 430],
      ['E', undefined, 12],
    ])
  })

  test('P6 is brought in whole or not at all', async () => {
    await owner.post(`${own}/cases/table`, { rows })
    const before = await table()
    const wrong = [
      ['', 'System', 'Town'],
      ['Z', 'Lorenzo', 'Leeds'],
      ['A', 'Cerner', 'Hull'],
    ]
    const answer = await owner.post(`${own}/cases/table`, { rows: wrong })
    expect([answer.status, answer.body.refusal]).toMatchObject([
      422,
      {
        kind: 'bad-table',
        why: { kind: 'bad-value', row: 3, column: 'System', why: { kind: 'not-a-choice', given: 'Cerner' } },
      },
    ])
    expect(await table()).toEqual(before)
  })
})

describe('a case', () => {
  test('holds values that fit its columns, and keeps what is not named', async () => {
    const beds = (await owner.post(`${own}/attributes`, { name: 'Beds', kind: 'number' })).body.id
    const town = (await owner.post(`${own}/attributes`, { name: 'Town', kind: 'text' })).body.id
    const made = (await owner.post(`${own}/cases`, { name: 'A', values: { [beds]: '12', [town]: ' Hull ' } })).body
    expect(made.values).toEqual({ [beds]: 12, [town]: 'Hull' })
    const changed = await owner.patch(`${own}/cases/${made.id}`, { values: { [beds]: null } })
    expect(changed.body.values).toEqual({ [beds]: null, [town]: 'Hull' })
    const misfit = await owner.patch(`${own}/cases/${made.id}`, { values: { [beds]: 'many' } })
    expect([misfit.status, misfit.body.refusal.why]).toEqual([
      422,
      { kind: 'not-a-number', attribute: 'Beds', given: 'many' },
    ])
    const stray = await owner.patch(`${own}/cases/${made.id}`, { values: { nothing: 1 } })
    expect(stray.body.refusal).toEqual({ kind: 'unknown-attribute', attribute: 'nothing' })
  })

  test('has a name of its own', async () => {
    await owner.post(`${own}/cases`, { name: 'A' })
    const b = (await owner.post(`${own}/cases`, { name: 'B' })).body.id
    expect((await owner.post(`${own}/cases`, { name: 'A' })).body.refusal).toEqual({ kind: 'name-taken', name: 'A' })
    expect((await owner.patch(`${own}/cases/${b}`, { name: 'A' })).body.refusal).toEqual({
      kind: 'name-taken',
      name: 'A',
    })
    expect((await owner.patch(`${own}/cases/${b}`, { name: 'B' })).status).toBe(200)
  })

  test('is not deleted while a source belongs to it; whoever led it then leads it no more', async () => {
    const id = (await owner.post(`${own}/cases`, { name: 'A' })).body.id
    const lead = await house.register(`Lead of ${id.replace(/\W/g, '')}`)
    await house.join(project, owner, lead, 'lead', [id])
    const source = await house.importText(project, owner, { case: id })
    expect((await owner.delete(`${own}/cases/${id}`)).body.refusal).toEqual({ kind: 'case-in-use', sources: 1 })
    await owner.delete(`${own}/sources/${source}`)
    expect((await owner.delete(`${own}/cases/${id}`)).status).toBe(204)
    expect((await owner.get(`${own}/members`)).body).toContainEqual(
      expect.objectContaining({ account: lead.id, cases: [] }),
    )
  })
})

describe('a column', () => {
  test('changes its kind where every value fits the new one', async () => {
    const id = (await owner.post(`${own}/attributes`, { name: 'Beds', kind: 'text' })).body.id
    const a = (await owner.post(`${own}/cases`, { name: 'A', values: { [id]: '12' } })).body.id
    expect((await owner.patch(`${own}/attributes/${id}`, { kind: 'number' })).body).toMatchObject({ kind: 'number' })
    expect((await table()).cases[0].values).toEqual({ [id]: 12 })
    expect((await owner.patch(`${own}/attributes/${id}`, { kind: 'date' })).body.refusal).toEqual({
      kind: 'values-do-not-fit',
      cases: ['A'],
    })
    await owner.patch(`${own}/cases/${a}`, { values: { [id]: null } })
    expect((await owner.patch(`${own}/attributes/${id}`, { kind: 'date' })).status).toBe(200)
  })

  test('takes its values with it', async () => {
    const id = (await owner.post(`${own}/attributes`, { name: 'Beds', kind: 'text' })).body.id
    await owner.post(`${own}/cases`, { name: 'A', values: { [id]: '12' } })
    expect((await owner.delete(`${own}/attributes/${id}`)).status).toBe(204)
    expect((await table()).cases[0].values).toEqual({})
  })

  test('has a name of its own', async () => {
    await owner.post(`${own}/attributes`, { name: 'Beds', kind: 'text' })
    const other = (await owner.post(`${own}/attributes`, { name: 'Wards', kind: 'text' })).body.id
    expect((await owner.post(`${own}/attributes`, { name: 'Beds', kind: 'date' })).body.refusal.kind).toBe('name-taken')
    expect((await owner.patch(`${own}/attributes/${other}`, { name: 'Beds' })).body.refusal.kind).toBe('name-taken')
  })
})

describe('waves', () => {
  const put = (waves: object[]) => owner.put(`${own}/waves`, waves)
  const names = async () => (await table()).waves.map(({ name }: { name: string }) => name)

  test('are added, put in order, renamed, swapped and dropped', async () => {
    await put([{ name: 'T1' }, { name: 'T2' }])
    expect(await names()).toEqual(['T1', 'T2'])
    await put([{ name: 'Before', was: 'T1' }, { name: 'T0' }, { name: 'T2' }])
    expect(await names()).toEqual(['Before', 'T0', 'T2'])
    await put([
      { name: 'T2', was: 'Before' },
      { name: 'Before', was: 'T2' },
    ])
    expect(await names()).toEqual(['T2', 'Before'])
  })

  test('carry their sources through a new name, and are not dropped from under them', async () => {
    await put([{ name: 'T1' }, { name: 'T2' }])
    const source = await house.importText(project, owner, { wave: 'T1' })
    expect((await put([{ name: 'T2' }])).body.refusal).toEqual({ kind: 'wave-in-use', name: 'T1', sources: 1 })
    await put([
      { name: 'T2', was: 'T1' },
      { name: 'T1', was: 'T2' },
    ])
    expect((await owner.get(`${own}/sources/${source}`)).body.source.wave).toBe('T2')
  })

  test('are refused where two would have one name, or one is renamed that is not there', async () => {
    expect((await put([{ name: 'T1' }, { name: 'T1' }])).body.refusal.kind).toBe('name-taken')
    expect((await put([{ name: 'T1', was: 'T9' }])).body.refusal).toEqual({ kind: 'unknown-wave', name: 'T9' })
  })
})
