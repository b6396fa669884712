/** The table of rights against every endpoint there is, by people who are everything that one can be to a project. */
import { standings, type Standing } from '@intercoder/domain'
import { afterAll, describe, expect, test } from 'vitest'
import { TestHouse, type Person } from '../testing/index.ts'
import type { Endpoint } from './endpoint.ts'
import { endpoints } from './http.ts'
import { fillPath, nameOf } from './testing/endpoints.ts'
import { isDrawnIn } from './testing/rights-drawing.ts'
import { idsFor, makeStudy } from './testing/study.ts'

const house = await TestHouse.open()
// Whoever registers first is the administrator.
const administrator = await house.register('Adele Admin')
const study = await makeStudy(house, 'Olga Owner')
const { owner, own, ids, deleted } = study
const elsewhere: string = (await owner.post(`${own}/cases`, { name: 'Hospital C' })).body.id
const cast: Record<Standing, Person> = {
  nobody: house.nobody(),
  stranger: await house.register('Stig Stranger'),
  administrator,
  observer: await invite('Otto Observer', 'observer'),
  coder: await invite('Cora Coder', 'coder'),
  lead: await invite('Lars Lead', 'lead', [elsewhere]),
  'lead-here': await invite('Hana Here', 'lead', [ids.case]),
  owner,
}

afterAll(() => house.close())

async function invite(name: string, role: string, cases: string[] = []): Promise<Person> {
  const person = await house.register(name)
  await house.join(study.project, owner, person, role, cases)
  return person
}

/** What an endpoint answers to whoever is let in, and how what it did is put right again. */
interface Probe {
  letIn: number
  path?: string
  /** Another round than the one that is there, where what is done could not be put right. */
  round?: string
  after?: () => Promise<unknown>
}

const probes: Record<string, Probe> = {
  // Nothing is released, so there is nothing to talk about yet.
  'get /api/projects/{project}/rounds/{round}/sources/{source}/reconciliation': { letIn: 404 },
  'delete /api/session': { letIn: 204 },
  'delete /api/sessions/{session}': { letIn: 404 },
  'post /api/invitations/{token}/acceptance': { letIn: 404, path: '/api/invitations/no-such-token/acceptance' },
  'delete /api/projects/{project}/invitations/{invitation}': { letIn: 204 },
  'delete /api/projects/{project}/members/{account}': { letIn: 204 },
  'delete /api/projects/{project}/cases/{case}': { letIn: 409 },
  'delete /api/projects/{project}/attributes/{attribute}': { letIn: 204 },
  'delete /api/projects/{project}/sources/{source}': {
    letIn: 204,
    after: () => cast.owner.post(`${own}/sources/${ids.source}/restoration`),
  },
  'post /api/projects/{project}/sources/{source}/layers/{layer}/submission': { letIn: 404 },
  'post /api/projects/{project}/sources/{source}/layers/{layer}/oversight': { letIn: 404 },
  'delete /api/projects/{project}/rounds/{round}': { letIn: 404, round: 'no-such-round' },
  'post /api/projects/{project}/rounds/{round}/sources/{source}/release': { letIn: 404, round: 'no-such-round' },
  'post /api/projects/{project}/sources/{source}/restoration': {
    letIn: 200,
    after: () => cast.owner.delete(`${own}/sources/${deleted}`),
  },
}

/** Of a body that nothing can make sense of, whoever is let in hears that it is invalid; nothing else happens. */
function probeOf(endpoint: Endpoint): Probe {
  const known = probes[nameOf(endpoint)]
  if (known) return known
  if (endpoint.request?.body) return { letIn: 400 }
  if (endpoint.method === 'get') return { letIn: 200 }
  throw new Error(`${nameOf(endpoint)} has no probe: say what it answers to whoever is let in`)
}

function expectedStatus(endpoint: Endpoint, standing: Standing): number {
  if (isDrawnIn(endpoint, standing)) return probeOf(endpoint).letIn
  if (standing === 'nobody') return 401
  // To the installation, everybody who is signed in is known.
  const isStranger = standing === 'stranger' || standing === 'administrator'
  return isStranger && endpoint.path.includes('{project}') ? 404 : 403
}

function pathOf(endpoint: Endpoint): string {
  const { path = endpoint.path, round = ids.round } = probeOf(endpoint)
  // One that is there would be found by whoever it belongs to alone.
  return fillPath(path, { ...idsFor(endpoint, study), round, session: 'no-such-session' })
}

describe('P7 every endpoint asks the table of rights', () => {
  test('no route stands outside it', () => {
    const rows = new Set(endpoints.map((one) => `${one.method.toUpperCase()} ${one.getRoutingPath()}`))
    const routes = house.house.app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api'))
    expect(new Set(routes.map(({ method, path }) => `${method} ${path}`))).toEqual(rows)
  })

  // Signing out comes last, since whoever did it is nobody from then on.
  const inOrder = endpoints.toSorted(
    (one, other) => Number(nameOf(one) === 'delete /api/session') - Number(nameOf(other) === 'delete /api/session'),
  )

  test.each(inOrder.map((endpoint) => [nameOf(endpoint), endpoint] as const))('%s', async (_, endpoint) => {
    for (const standing of standings) {
      const answer = await cast[standing].send(
        endpoint.method.toUpperCase(),
        pathOf(endpoint),
        endpoint.request?.body ? 'nonsense' : undefined,
      )
      const expected = expectedStatus(endpoint, standing)
      expect(answer.status, `${standing}: ${JSON.stringify(answer.body)}`).toBe(expected)
      if (expected === probeOf(endpoint).letIn) await probeOf(endpoint).after?.()
    }
  })
})
