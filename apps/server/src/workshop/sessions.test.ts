/** What follows from a workshop's document where the server was killed before it did. */
import { continueDocument, openDocument, writeWorkshop } from '@intercoder/documents'
import type { ProjectId, WorkshopId } from '@intercoder/domain'
import { nameDocument } from '@intercoder/sync'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../accounts/token.ts'
import { TestHouse, type Person } from '../testing/index.ts'

let house: TestHouse
let owner: Person
let project: ProjectId
let path: string
let endedAt: number

beforeAll(async () => {
  house = await TestHouse.open()
  owner = await house.register('Olga Owner')
  project = await house.startProject(owner)
})
afterAll(() => house.close())

/** As a kill leaves it between the document of a workshop and its row. */
beforeEach(async () => {
  const id = newId<WorkshopId>()
  path = `/api/projects/${project}/workshops/${id}`
  await owner.post(`/api/projects/${project}/workshops`, { id, name: 'Spring' })
  await act({ kind: 'start' })
  await act({ kind: 'join' })
  endedAt = house.now += 60_000
  const name = nameDocument('workshop', id)
  const doc = openDocument(await house.house.rooms.read(name))
  const end = () => writeWorkshop(doc, [{ kind: 'set-ended', at: endedAt }], () => expect.unreachable())
  await house.house.rooms.write(name, owner.id, continueDocument(doc, end)!)
})

const act = (body: object) => owner.post(`${path}/acts`, { id: newId(), ...body })
const listed = async () => (await owner.get(path)).body

async function told(): Promise<object[]> {
  const { rows } = await house.database.pool.query(
    "select account, at::float8, facts from audit where kind = 'workshop-held' and facts->>'workshop' = $1",
    [path.split('/').at(-1)],
  )
  return rows
}

test('a workshop that has ended is listed as ended and told of once, from the next start', async () => {
  expect((await listed()).endedAt).toBeNull()
  house = await TestHouse.open({}, house.database)
  owner.moveTo(house)
  for (const _start of ['first', 'second']) await house.house.sessions.recall()
  expect((await listed()).endedAt).toBe(endedAt)
  expect(await told()).toMatchObject([{ account: owner.id, at: endedAt, facts: { present: [owner.id] } }])
})

test('or from when somebody asks to end it once more, who is refused', async () => {
  for (const _press of ['first', 'second'])
    expect((await act({ kind: 'end' })).body.refusal.why).toEqual({ kind: 'ended' })
  expect((await listed()).endedAt).toBe(endedAt)
  expect(await told()).toHaveLength(1)
})
