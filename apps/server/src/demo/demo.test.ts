import type { ProjectId } from '@intercoder/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../accounts/token.ts'
import { TestHouse, type Person } from '../testing/index.ts'
import { resetDemo, seedDemo, type DemoParts } from './demo.ts'

let house: TestHouse
let parts: DemoParts

beforeAll(async () => {
  house = await TestHouse.open({ demo: true })
  parts = { db: house.database.db, log: house.house.log, clock: () => house.now, newId }
  await seedDemo(parts, () => {})
  await house.house.projections.catchUp()
})
afterAll(() => house.close())

async function signInAs(role: string): Promise<Person> {
  const signIns = await house.house.demoSignIns()
  const { email, password } = signIns!.find((one) => one.role === role)!
  const person = house.nobody()
  const answer = await person.post('/api/session', { email, password })
  person.account = answer.body.account
  return person
}

async function study(person: Person) {
  const [{ id, counts }] = (await person.get('/api/projects')).body
  return { id: id as ProjectId, counts, sources: (await person.get(`/api/projects/${id}/sources`)).body }
}

describe('the demo study', () => {
  test('is a study to look around in: cases, sources in two waves, layers with codings', async () => {
    const owner = await signInAs('owner')
    const { id, counts, sources } = await study(owner)
    expect(counts).toMatchObject({ cases: 12, members: 5 })
    expect(counts.sources).toBeGreaterThanOrEqual(8)
    expect(new Set(sources.map((one: { source: { wave: string } }) => one.source.wave))).toEqual(new Set(['T1', 'T2']))
    const codings = sources.flatMap((one: { codings: { codings: number }[] }) =>
      one.codings.map(({ codings }) => codings),
    )
    expect(codings.reduce((sum: number, one: number) => sum + one, 0)).toBeGreaterThan(500)
    expect((await owner.get(`/api/projects/${id}/cases`)).body.attributes.length).toBeGreaterThan(3)
  })

  test('lets each of its people do what their role says', async () => {
    const [lead, observer] = [await signInAs('lead'), await signInAs('observer')]
    const corrected = (await study(lead)).sources.filter((one: { mayCorrect: boolean }) => one.mayCorrect)
    expect(corrected.length).toBeGreaterThan(0)
    expect((await study(observer)).sources.some((one: { mayCorrect: boolean }) => one.mayCorrect)).toBe(false)
  })

  test('has a record that tells it from its founding to its last release, in the order of its times', async () => {
    const observer = await signInAs('observer')
    const { id, sources } = await study(observer)
    const { entries } = (await observer.get(`/api/projects/${id}/audit`)).body
    const told = entries.toReversed() as { kind: string; at: number; facts: { pairs?: unknown[] } }[]
    const kinds = told.map(({ kind }) => kind)
    expect(kinds.slice(0, 10)).toEqual([
      'project-created',
      ...Array(4).fill('invitation-made'),
      ...Array(4).fill('member-joined'),
      'version-named',
    ])
    expect(kinds.filter((kind) => kind === 'source-added').length).toBe(sources.length)
    expect(kinds.slice(10 + sources.length, 13 + sources.length)).toEqual([
      'version-named',
      'round-created',
      'assigned',
    ])
    const ended = Map.groupBy(kinds.slice(13 + sources.length), (kind) => kind)
    expect([...ended].map(([kind, all]) => [kind, all.length])).toEqual([
      ['layer-sealed', told.find(({ kind }) => kind === 'assigned')?.facts.pairs?.length],
      ['source-released', 3],
    ])
    const times = told.map(({ at }) => at)
    expect(times).toEqual(times.toSorted((one, other) => one - other))
  })

  test('offers each of its people once, whatever else they take part in', async () => {
    const before = await house.house.demoSignIns()
    await house.startProject(await signInAs('coder'), 'Something else')
    expect(await house.house.demoSignIns()).toEqual(before)
    expect(before?.map(({ role }) => role)).toEqual(['owner', 'lead', 'coder', 'coder', 'observer'])
  })

  test('leaves the installation to whoever registers first, and administers nothing itself', async () => {
    expect((await signInAs('owner')).account?.administrator).toBe(false)
    expect((await house.nobody().get('/api/session')).body.installation.empty).toBe(true)
    const first = await house.register('Fay First')
    expect(first.account?.administrator).toBe(true)
    expect((await first.get('/api/projects')).body).toEqual([])
  })

  test('is put in once, and not where somebody is already', async () => {
    let seeded = 0
    await seedDemo(parts, () => seeded++)
    const other = await TestHouse.open({ demo: true })
    await other.register('Fay First')
    await seedDemo({ ...parts, db: other.database.db, log: other.house.log }, () => seeded++)
    expect(seeded).toBe(0)
    expect((await other.nobody().get('/api/session')).body.installation.demo).toBe(null)
    await other.close()
  })

  test('comes back as it was at first, whatever was done to it', async () => {
    const before = await study(await signInAs('owner'))
    const owner = await signInAs('owner')
    await owner.delete(`/api/projects/${before.id}`, { name: 'Paper to screen' })
    await resetDemo(parts)
    await house.house.projections.catchUp()
    expect((await owner.get('/api/projects')).status).toBe(401)
    const after = await study(await signInAs('owner'))
    expect(after.id).not.toBe(before.id)
    expect(after.counts).toEqual(before.counts)
    const names = (of: typeof after) => of.sources.map((one: { source: { name: string } }) => one.source.name)
    expect(names(after)).toEqual(names(before))
  })

  test('is not shown where it is switched off', async () => {
    const off = await TestHouse.open({ demo: false })
    await seedDemo({ ...parts, db: off.database.db, log: off.house.log }, () => {})
    expect((await off.nobody().get('/api/session')).body.installation.demo).toBe(null)
    await off.close()
  })
})
