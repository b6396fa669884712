/** Who was in a workshop when its server was cut off, and is not back: on the database that it left behind. */
import { openDocument, readWorkshop } from '@intercoder/documents'
import type { ProjectId, WorkshopId } from '@intercoder/domain'
import { nameDocument } from '@intercoder/sync'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../accounts/token.ts'
import { Caller, TestHouse, type Person } from '../testing/index.ts'

const minute = 60_000

let house: TestHouse
/** The server that was cut off. */
let before: TestHouse
let project: ProjectId
let owner: Person
let anna: Person
let id: WorkshopId
let path: string
let start: number

beforeAll(async () => {
  before = await TestHouse.open()
  owner = await before.register('Olga Owner')
  anna = await before.register('Anna Coder')
  project = await before.startProject(owner)
  await before.join(project, owner, anna, 'coder')
  house = before
})
afterAll(() => house.close())

beforeEach(async () => {
  before = house
  start = before.now
  id = newId<WorkshopId>()
  path = `/api/projects/${project}/workshops/${id}`
  await owner.post(`/api/projects/${project}/workshops`, { id, name: 'Spring' })
  await act(owner, { kind: 'start' })
  await enter(before, owner)
  await enter(before, anna)
})

const act = (person: Person, body: object) => person.post(`${path}/acts`, { id: newId(), ...body })
const note = (person: Person) => act(person, { kind: 'note', item: null, words: 'Noted' })

async function enter(where: TestHouse, person: Person): Promise<void> {
  await connect(where, person)
  await act(person, { kind: 'join' })
}

const addresses = new Map<TestHouse, Promise<string>>()
async function connect(where: TestHouse, { cookie }: Person): Promise<Caller> {
  const address = addresses.get(where) ?? where.listen()
  addresses.set(where, address)
  const url = await address
  const headers = { cookie: cookie ?? '', origin: url }
  const caller = new Caller(`${url.replace('http', 'ws')}/sync`, nameDocument('workshop', id), headers)
  await caller.read()
  return caller
}

/** The server is gone at this moment, whatever it was about to do, and another takes its place two minutes later. */
async function cutOff(): Promise<void> {
  house = await TestHouse.open({}, before.database)
  house.now = before.now + 2 * minute
  for (const person of [owner, anna]) person.moveTo(house)
  await house.house.sessions.recall()
}

async function stretches(): Promise<Record<string, [number, number | null][]>> {
  const { attendance } = readWorkshop(openDocument(await house.house.rooms.read(nameDocument('workshop', id))))
  const minutes = (at: number) => (at - start) / minute
  return Object.fromEntries(
    [owner, anna].map((person) => [
      person.registration.name.split(' ')[0],
      attendance
        .filter(({ account }) => account === person.id)
        .map(({ from, until }) => [minutes(from), until === null ? null : minutes(until)]),
    ]),
  )
}

test('whoever does not come back was there until somebody last did something', async () => {
  before.now += 3 * minute
  await note(owner)
  before.now += 7 * minute
  await cutOff()
  await connect(house, owner)
  await house.house.sessions.callRoll()
  expect(await stretches(), 'there is time to come back').toEqual({ Olga: [[0, null]], Anna: [[0, null]] })
  house.now += 2 * minute
  await house.house.sessions.callRoll()
  expect(await stretches()).toEqual({ Olga: [[0, null]], Anna: [[0, 3]] })
  house.now += 6 * minute
  await enter(house, anna)
  await act(owner, { kind: 'end' })
  expect(await stretches(), 'and who comes late is there again').toEqual({
    Olga: [[0, 20]],
    Anna: [
      [0, 3],
      [20, 20],
    ],
  })
})

test('or until the server last kept that they were there', async () => {
  before.now += 9 * minute
  await before.house.sessions.callRoll()
  before.now += 7 * minute
  await cutOff()
  await connect(house, owner)
  house.now += 1 * minute
  await act(owner, { kind: 'end' })
  expect(await stretches(), 'also where it ends before they had time').toEqual({ Olga: [[0, 19]], Anna: [[0, 9]] })
})

test('a second end of the server does not make it later', async () => {
  before.now += 5 * minute
  await before.house.sessions.callRoll()
  await cutOff()
  await connect(house, owner)
  house.now += 1 * minute
  await house.house.sessions.callRoll()
  before = house
  await cutOff()
  house.now += 2 * minute
  await house.house.sessions.callRoll()
  expect(await stretches()).toEqual({ Olga: [[0, 5]], Anna: [[0, 5]] })
})

test('whoever comes back was never away; whoever does something without a line was there until then', async () => {
  await cutOff()
  const [, line] = [await connect(house, owner), await connect(house, anna)]
  house.now += 1 * minute
  await line.leave()
  // Who leaves meanwhile leaves then.
  await expect.poll(stretches).toEqual({ Olga: [[0, null]], Anna: [[0, 3]] })
  await enter(house, anna)
  before = house
  await cutOff()
  house.now += 1 * minute
  await note(anna)
  house.now += 1 * minute
  await house.house.sessions.callRoll()
  expect(await stretches()).toEqual({
    Olga: [[0, 3]],
    Anna: [
      [0, 3],
      [3, 6],
    ],
  })
})
