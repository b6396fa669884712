import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestHouse, type Person } from '../../testing/index.ts'

let house: TestHouse
let owner: Person
let coder: Person
let observer: Person
let path: string

beforeAll(async () => {
  house = await TestHouse.open()
  owner = await house.register('Olga Owner')
  coder = await house.register('Cora Coder')
  await coder.patch('/api/account', { name: 'Cora "=Coder"' })
  observer = await house.register('Otto Observer')
  const project = await house.startProject(owner)
  path = `/api/projects/${project}`
  await house.join(project, owner, coder, 'coder')
  await house.join(project, owner, observer, 'observer')
})
afterAll(() => house.close())

const kindsFor = async (query = '') =>
  (await owner.get(`${path}/audit${query}`)).body.entries.map(({ kind }: { kind: string }) => kind)

test('every act is recorded with it, and a refused one is not', async () => {
  const before = await kindsFor()
  expect(before).toEqual(['member-joined', 'invitation-made', 'member-joined', 'invitation-made', 'project-created'])
  await owner.patch(path, { name: 'Another name' })
  expect((await owner.delete(`${path}/members/${owner.id}`)).status).toBe(409)
  await owner.patch(`${path}/members/${coder.id}`, { role: 'lead', cases: [] })
  const project = path.replace('/api/projects/', '') as never
  const source = await house.importText(project, owner, { name: 'Night nurse' })
  await owner.delete(`${path}/sources/${source}`)
  await owner.post(`${path}/sources/${source}/restoration`)
  await owner.post(`${path}/versions`, { name: 'First' })
  expect((await kindsFor()).slice(0, -before.length)).toEqual([
    'version-named',
    'source-restored',
    'source-deleted',
    'source-added',
    'member-changed',
    'project-changed',
  ])
  expect(await kindsFor('?kinds=source-added,source-deleted')).toEqual(['source-deleted', 'source-added'])
  expect(await kindsFor(`?account=${observer.id}`)).toEqual(['member-joined'])
  expect((await owner.get(`${path}/audit?kinds=nonsense`)).status).toBe(400)
})

test('it is read page by page, by owner and observer, with the names of all who are in it', async () => {
  for (let n = 0; n < 105; n++) await owner.patch(path, { name: `Name ${n}` })
  const page = (await observer.get(`${path}/audit`)).body
  expect([page.entries.length, page.more]).toEqual([100, true])
  const rest = (await observer.get(`${path}/audit?before=${page.entries.at(-1).id}`)).body
  expect([rest.more, rest.entries.at(-1).kind]).toEqual([false, 'project-created'])
  expect(rest.accounts).toContainEqual({ account: coder.id, name: 'Cora "=Coder"' })
  expect((await coder.get(`${path}/audit`)).status).toBe(403)
})

test('whoever left can still be looked for', async () => {
  const former = await house.register('Fay Former')
  const project = path.replace('/api/projects/', '') as never
  await house.join(project, owner, former, 'coder')
  await owner.delete(`${path}/members/${former.id}`)
  const { actors } = (await observer.get(`${path}/audit?kinds=exported`)).body
  expect(actors).toContainEqual({ account: former.id, name: 'Fay Former' })
  expect(await kindsFor(`?account=${former.id}`)).toEqual(['member-joined'])
})

test('exporting it gives all of it as a table, and is recorded itself', async () => {
  const answer = await observer.get(`${path}/audit.csv`)
  const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(answer.body).split('\r\n')
  expect(lines[0]).toBe('\ufeffnumber,time,account,name,act,facts')
  expect(lines.find((line) => line.includes(`,${coder.id},`))).toContain('"Cora ""=Coder"""')
  const [exported] = (await owner.get(`${path}/audit`)).body.entries
  expect(exported).toMatchObject({
    kind: 'exported',
    account: observer.id,
    facts: { what: 'record', round: null, rows: lines.length - 2 },
  })
})
