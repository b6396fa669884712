import type { ProjectId } from '@intercoder/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TestHouse, type Person } from '../../testing/index.ts'

let house: TestHouse
let owner: Person
let project: ProjectId

beforeAll(async () => {
  house = await TestHouse.open()
  owner = await house.register('Olga Owner')
  await owner.patch('/api/installation', { open: false })
  project = await house.startProject(owner)
})
afterAll(() => house.close())

async function offer(more: object = {}): Promise<{ token: string; url: string; invitation: { id: string } }> {
  return (await owner.post(`/api/projects/${project}/invitations`, { role: 'coder', ...more })).body
}

function registration(name: string, invitation?: string) {
  return { name, email: `${name.toLowerCase()}@example.org`, password: 'long enough', invitation }
}

describe('an invitation', () => {
  test('lets somebody without an account register, and makes them a member', async () => {
    const inCase = (await owner.post(`/api/projects/${project}/cases`, { name: 'Hospital H' })).body.id
    const { token, url } = await offer({ role: 'lead', cases: [inCase] })
    expect(new URL(url).pathname).toBe(`/invitations/${token}`)
    const newcomer = house.nobody()
    expect((await newcomer.get(`/api/invitations/${token}`)).body).toEqual({
      project: { id: project, name: 'Records in hospitals' },
      role: 'lead',
      caseNames: ['Hospital H'],
      invitedBy: 'Olga Owner',
      state: 'open',
    })
    expect((await newcomer.post('/api/accounts', registration('Nina', token))).status).toBe(201)
    const opened = (await newcomer.get(`/api/projects/${project}`)).body
    expect(opened.role).toBe('lead')
    expect(opened.members).toContainEqual(expect.objectContaining({ name: 'Nina', cases: [inCase] }))
  })

  test('is accepted by whoever is signed in, and by members not again', async () => {
    const visitor = house.nobody()
    await visitor.post('/api/accounts', registration('Vera', (await offer()).token))
    const { token } = await offer()
    expect((await visitor.post(`/api/invitations/${token}/acceptance`)).body).toEqual({
      refusal: { kind: 'already-member' },
    })
    expect((await visitor.get(`/api/invitations/${token}`)).body.state).toBe('open')
  })

  test('without one nobody registers where registration is closed', async () => {
    for (const invitation of [undefined, 'made-up'])
      expect(
        (await house.nobody().post('/api/accounts', registration('Karl', invitation))).status,
      ).toBeGreaterThanOrEqual(403)
    expect(
      (await house.nobody().post('/api/session', { email: 'karl@example.org', password: 'long enough' })).status,
    ).toBe(401)
  })

  test('that leads to an address that is taken stays open', async () => {
    const { token } = await offer()
    const taken = { ...registration('Olga', token), email: owner.registration.email }
    expect((await house.nobody().post('/api/accounts', taken)).body).toEqual({ refusal: { kind: 'email-taken' } })
    expect((await house.nobody().get(`/api/invitations/${token}`)).body.state).toBe('open')
  })

  test('ends with its days', async () => {
    const { token } = await offer({ days: 1 })
    house.now += 24 * 60 * 60_000
    expect((await house.nobody().get(`/api/invitations/${token}`)).body.state).toBe('expired')
    expect((await house.nobody().post('/api/accounts', registration('Late', token))).body.refusal.kind).toBe(
      'invitation-expired',
    )
  })

  test('can be taken back, until it is used', async () => {
    const { token, invitation } = await offer()
    const path = `/api/projects/${project}/invitations/${invitation.id}`
    expect((await owner.delete(path)).status).toBe(204)
    expect((await house.nobody().post('/api/accounts', registration('Slow', token))).body.refusal.kind).toBe(
      'invitation-revoked',
    )
    const used = await offer()
    await house.nobody().post('/api/accounts', registration('Quick', used.token))
    expect((await owner.delete(`/api/projects/${project}/invitations/${used.invitation.id}`)).body.refusal.kind).toBe(
      'invitation-used',
    )
  })

  test('of a project that is gone is not there', async () => {
    const gone = await house.startProject(owner, 'Gone')
    const { token } = (await owner.post(`/api/projects/${gone}/invitations`, { role: 'coder' })).body
    await owner.delete(`/api/projects/${gone}`, { name: 'Gone' })
    expect((await house.nobody().get(`/api/invitations/${token}`)).body).toEqual({
      refusal: { kind: 'invitation-unknown' },
    })
  })

  test('is stored by the hash of its token', async () => {
    const { token } = await offer()
    const { rows } = await house.database.pool.query('select * from invitation')
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(JSON.stringify((await owner.get(`/api/projects/${project}/invitations`)).body)).not.toContain('token')
  })
})
