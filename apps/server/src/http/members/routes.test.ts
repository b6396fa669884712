import type { ProjectId } from '@intercoder/domain'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { TestHouse, type Person } from '../../testing/index.ts'

let house: TestHouse
let owner: Person
let coder: Person
let project: ProjectId
const path = (who: Person) => `/api/projects/${project}/members/${who.id}`

beforeAll(async () => {
  house = await TestHouse.open()
  owner = await house.register('Olga Owner')
  coder = await house.register('Cora Coder')
})
afterAll(() => house.close())

beforeEach(async () => {
  project = await house.startProject(owner)
  await house.join(project, owner, coder, 'coder')
})

test('a lead is a lead of named cases, and of none that are elsewhere', async () => {
  const inHere = (await owner.post(`/api/projects/${project}/cases`, { name: 'Hospital H' })).body.id
  const changed = await owner.patch(path(coder), { role: 'lead', cases: [inHere] })
  expect(changed.body).toContainEqual(expect.objectContaining({ account: coder.id, role: 'lead', cases: [inHere] }))
  const other = await house.startProject(owner, 'Another')
  const elsewhere = (await owner.post(`/api/projects/${other}/cases`, { name: 'Hospital X' })).body.id
  const refused = await owner.patch(path(coder), { role: 'lead', cases: [elsewhere] })
  expect([refused.status, refused.body.refusal]).toEqual([409, { kind: 'unknown-case', case: elsewhere }])
  await owner.patch(path(coder), { role: 'coder', cases: [inHere] })
  expect((await coder.get(`/api/projects/${project}/members`)).body).toContainEqual(
    expect.objectContaining({ account: coder.id, role: 'coder', cases: [] }),
  )
})

test('a project keeps an owner, who can neither lower themselves nor leave', async () => {
  for (const attempt of [owner.patch(path(owner), { role: 'coder' }), owner.delete(path(owner))])
    expect((await attempt).body).toEqual({ refusal: { kind: 'last-owner' } })
  await owner.patch(path(coder), { role: 'owner' })
  expect((await owner.delete(path(owner))).status).toBe(204)
})

test('P7 lowering a role is felt at the next request', async () => {
  const wave = () => coder.put(`/api/projects/${project}/waves`, [{ name: 'T1' }])
  await owner.patch(path(coder), { role: 'owner' })
  expect((await wave()).status).toBe(200)
  await owner.patch(path(coder), { role: 'observer' })
  expect((await wave()).status).toBe(403)
})

test('whoever left or was taken out is a stranger', async () => {
  expect((await coder.delete(path(owner))).status).toBe(403)
  expect((await coder.delete(path(coder))).status).toBe(204)
  expect((await coder.get(`/api/projects/${project}`)).status).toBe(404)
  await house.join(project, owner, coder, 'coder')
  expect((await owner.delete(path(coder))).status).toBe(204)
  expect((await coder.get(`/api/projects/${project}`)).status).toBe(404)
  expect((await owner.delete(path(coder))).status).toBe(404)
})
