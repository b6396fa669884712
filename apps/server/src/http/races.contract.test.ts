/** What happens when several people do the same at the same moment, on every kind of database: it happens once. */
import type { ProjectId } from '@intercoder/domain'
import { openDatabase } from '@intercoder/storage'
import { findEngines, titleOf, type Place } from '@intercoder/storage/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TestHouse, type Person } from '../testing/index.ts'

const engines = await findEngines()

describe.each(engines.map((engine) => [titleOf(engine), engine] as const))('at the same moment, on %s', (_, engine) => {
  let place: Place
  let house: TestHouse
  let owner: Person
  let project: ProjectId

  beforeAll(async () => {
    if (engine.unreachable !== null) return
    place = await engine.makePlace()
    house = await TestHouse.open({}, await openDatabase(place.options))
  })
  afterAll(async () => {
    await house?.close()
    await place?.remove()
  })

  const racing = test.skipIf(engine.unreachable !== null)
  const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).toSorted()

  racing('of several first accounts one looks after the installation', async () => {
    const registrations = ['One', 'Two', 'Three'].map((name) => ({
      name,
      email: `${name}@example.org`,
      password: 'long enough',
    }))
    const people = registrations.map(() => house.nobody())
    const answers = await Promise.all(people.map((person, n) => person.post('/api/accounts', registrations[n])))
    expect(statuses(answers)).toEqual([201, 403, 403])
    owner = people[answers.findIndex(({ status }) => status === 201)]!
    owner.account = answers.find(({ status }) => status === 201)?.body.account
    await owner.patch('/api/installation', { open: true })
    project = await house.startProject(owner)
  })

  racing('one address becomes one account', async () => {
    const registration = { name: 'Twin', email: 'twin@example.org', password: 'long enough' }
    const answers = await Promise.all([1, 2, 3].map(() => house.nobody().post('/api/accounts', registration)))
    expect(statuses(answers)).toEqual([201, 409, 409])
  })

  racing('an invitation lets one person in', async () => {
    await owner.patch('/api/installation', { open: false })
    const { token } = (await owner.post(`/api/projects/${project}/invitations`, { role: 'coder' })).body
    const racers = ['Racer 1', 'Racer 2', 'Racer 3'].map((name) => ({
      name,
      email: `${name.at(-1)}@example.org`,
      password: 'long enough',
      invitation: token,
    }))
    const answers = await Promise.all(racers.map((racer) => house.nobody().post('/api/accounts', racer)))
    expect(statuses(answers)).toEqual([201, 409, 409])
    expect(answers.find(({ status }) => status === 409)?.body).toEqual({ refusal: { kind: 'invitation-used' } })
    const members = (await owner.get(`/api/projects/${project}/members`)).body
    expect(members.filter((one: { name: string }) => one.name.startsWith('Racer'))).toHaveLength(1)
    await owner.patch('/api/installation', { open: true })
  })

  racing('two owners who lower each other leave one', async () => {
    const other = await house.register('Otto Other')
    await house.join(project, owner, other, 'owner')
    const path = (who: Person) => `/api/projects/${project}/members/${who.id}`
    const answers = await Promise.all([
      owner.patch(path(other), { role: 'coder' }),
      other.patch(path(owner), { role: 'coder' }),
    ])
    const members = (await owner.get(`/api/projects/${project}/members`)).body
    const owners = members.filter((one: { role: string }) => one.role === 'owner')
    expect(owners).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    if (owners[0].account === other.id) owner = other
  })

  racing('a table brought in twice makes each case once', async () => {
    const rows = [['', 'Beds'], ...Array.from({ length: 30 }, (_, n) => [`Hospital ${n}`, String(n)])]
    await Promise.all([1, 2, 3].map(() => owner.post(`/api/projects/${project}/cases/table`, { rows })))
    const { cases, attributes } = (await owner.get(`/api/projects/${project}/cases`)).body
    expect([cases.length, attributes.length]).toEqual([30, 1])
  })

  racing('my layer is made once', async () => {
    const source = await house.importText(project, owner)
    const round = (await owner.get(`/api/projects/${project}`)).body.rounds[0].id
    const path = `/api/projects/${project}/sources/${source}/layer`
    const asked = await Promise.all(Array.from({ length: 8 }, () => owner.post(path, { round })))
    expect(new Set(asked.map(({ body }) => body.layer.id)).size).toBe(1)
  })

  racing('guesses are counted each', async () => {
    const guess = (n: number) => {
      const guesser = house.nobody()
      guesser.address = `198.51.100.${n}`
      return guesser.post('/api/session', { email: 'twin@example.org', password: 'wrong' })
    }
    const answers = await Promise.all(Array.from({ length: 14 }, (_, n) => guess(n)))
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(10)
    expect((await guess(99)).status).toBe(429)
  })
})
