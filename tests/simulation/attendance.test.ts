/** Somebody is in a workshop when its server is killed, and does not come back: the minutes do not say that they stayed. */
import { readWorkshop } from '@intercoder/documents'
import type { ProjectId, WorkshopId } from '@intercoder/domain'
import { findEngines, titleOf } from '@intercoder/storage/testing'
import { nameDocument } from '@intercoder/sync'
import { afterEach, expect, test } from 'vitest'
import { house, KilledServer } from './killed-server.ts'
import { createRandom } from './random.ts'
import { Person, World } from './reconciliation/person.ts'
import { join } from './reconciliation/study.ts'

const cleaning: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleaning.splice(0).reverse()) await clean()
})

test.for(await findEngines())(
  'whoever was there at a kill and is not back was there until the last that is known: $name',
  { timeout: 120_000 },
  async (engine, { skip }) => {
    skip(engine.unreachable !== null, titleOf(engine))
    const place = await engine.makePlace()
    cleaning.push(() => place.remove())
    const server = new KilledServer(place, house)
    await server.start()
    cleaning.push(() => server.end('SIGKILL'))
    const { owner, anna, bert, workshop, acts } = await convene(new World(server, createRandom(1)))
    const document = nameDocument('workshop', workshop)
    const enter = (person: Person) => person.open(document).synced()
    const lines = new Map<Person, Awaited<ReturnType<typeof enter>>>()
    cleaning.push(() => [owner, anna, bert].forEach(({ replicas }) => replicas.forEach((line) => line.leave())))
    for (const person of [owner, anna, bert]) {
      lines.set(person, await enter(person))
      await person.act(acts, { kind: 'join', id: person.newId() })
    }
    await owner.act(acts, { kind: 'note', id: owner.newId(), item: null, words: 'The last that was said' })
    await server.end('SIGKILL')
    for (const line of lines.values()) line.leave()
    const killedAt = Date.now()
    await server.start()
    const shown = await enter(owner)
    await enter(bert)
    await owner.act(acts, { kind: 'end', id: owner.newId() })
    await shown.until(() => readWorkshop(shown.doc).endedAt !== null)
    const { attendance, notes, endedAt } = readWorkshop(shown.doc)
    const untilOf = ({ account }: Person) =>
      attendance.filter((one) => one.account === account).map(({ until }) => until)
    expect(notes).toHaveLength(1)
    expect(untilOf(anna)).toEqual([notes[0]?.at])
    expect(endedAt).toBeGreaterThan(killedAt)
    expect([untilOf(bert), untilOf(owner)]).toEqual([[endedAt], [endedAt]])
  },
)

/** A workshop that has started, and three who may take part. */
async function convene(world: World) {
  const owner = await Person.register(world, 'olga')
  await owner.ask('PATCH', '/api/installation', { open: true })
  const [anna, bert] = [await Person.register(world, 'anna'), await Person.register(world, 'bert')]
  const project = (await owner.post('/api/projects', { name: 'Records' })).body.project.id as ProjectId
  for (const person of [anna, bert]) await join(project, owner, person)
  const workshop = owner.newId<WorkshopId>()
  await owner.post(`/api/projects/${project}/workshops`, { id: workshop, name: 'Spring' })
  const acts = `/api/projects/${project}/workshops/${workshop}/acts`
  await owner.act(acts, { kind: 'start', id: owner.newId() })
  return { owner, anna, bert, workshop, acts }
}
