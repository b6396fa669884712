import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestHouse, type Person } from '../../testing/index.ts'

let house: TestHouse
let owner: Person

beforeAll(async () => {
  house = await TestHouse.open()
  owner = await house.register('Olga Owner')
})
afterAll(() => house.close())

test('a new project has an owner, one open round, and is listed with what it holds', async () => {
  const made = await owner.post('/api/projects', { name: '  Records  ', description: 'What becomes of paper?' })
  expect(made.status).toBe(201)
  const { id } = made.body.project
  const opened = (await owner.get(`/api/projects/${id}`)).body
  expect(opened.project).toEqual({ id, name: 'Records', description: 'What becomes of paper?' })
  expect(opened.role).toBe('owner')
  expect(opened.rounds).toMatchObject([{ name: 'Open coding', blind: false, everyone: true }])
  expect(opened.members).toMatchObject([{ account: owner.id, name: 'Olga Owner', initials: 'OO', role: 'owner' }])
  expect((await owner.get('/api/projects')).body).toMatchObject([
    { id, role: 'owner', counts: { sources: 0, cases: 0, members: 1 } },
  ])
})

test('the client is told what it may offer', async () => {
  const project = await house.startProject(owner)
  const observer = await house.register('Otto Observer')
  await house.join(project, owner, observer, 'observer')
  const abilities = async (person: Person) => (await person.get(`/api/projects/${project}`)).body.abilities
  expect(await abilities(owner)).toContain('members.manage')
  expect(await abilities(observer)).toEqual([
    'project.read',
    'project.leave',
    'agreement.read',
    'agreement.export',
    'audit.read',
    'codebook.read',
  ])
})

test('a project is described anew by halves', async () => {
  const project = await house.startProject(owner, 'First name')
  await owner.patch(`/api/projects/${project}`, { description: 'Why we ask' })
  const changed = await owner.patch(`/api/projects/${project}`, { name: 'Second name' })
  expect(changed.body.project).toEqual({ id: project, name: 'Second name', description: 'Why we ask' })
})

test('a project is deleted only by its name', async () => {
  const project = await house.startProject(owner, 'To be deleted')
  const wrong = await owner.delete(`/api/projects/${project}`, { name: 'to be deleted' })
  expect([wrong.status, wrong.body.refusal.kind]).toEqual([409, 'name-differs'])
  expect((await owner.delete(`/api/projects/${project}`, { name: 'To be deleted' })).status).toBe(204)
  expect((await owner.get(`/api/projects/${project}`)).status).toBe(404)
})
