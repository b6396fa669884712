/** The table of rights against every endpoint there is, by people who are everything that one can be to a project. */
import { standings, type ProjectId, type SourceId, type Standing } from '@intercoder/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../accounts/token.ts'
import type { Person } from '../testing/index.ts'
import { TestHouse } from '../testing/index.ts'
import type { Endpoint } from './endpoint.ts'
import { endpoints } from './http.ts'

let house: TestHouse
let cast: Record<Standing, Person>
let spare: Person
let project: ProjectId
let ids: Record<
  | 'project'
  | 'source'
  | 'case'
  | 'attribute'
  | 'invitation'
  | 'account'
  | 'token'
  | 'session'
  | 'code'
  | 'round'
  | 'layer'
  | 'version'
  | 'workshop',
  string
>
let deleted: SourceId

beforeAll(async () => {
  house = await TestHouse.open()
  const [administrator, owner, here, lead, coder, observer, stranger] = await people(
    'Adele Admin',
    'Olga Owner',
    'Hana Here',
    'Lars Lead',
    'Cora Coder',
    'Otto Observer',
    'Stig Stranger',
  )
  spare = (await people('Sam Spare'))[0]!
  project = await house.startProject(owner!)
  const own = `/api/projects/${project}`
  const inHere = (await owner!.post(`${own}/cases`, { name: 'Hospital H' })).body.id
  const elsewhere = (await owner!.post(`${own}/cases`, { name: 'Hospital C' })).body.id
  await house.join(project, owner!, here!, 'lead', [inHere])
  await house.join(project, owner!, lead!, 'lead', [elsewhere])
  await house.join(project, owner!, coder!, 'coder')
  await house.join(project, owner!, observer!, 'observer')
  await house.join(project, owner!, spare, 'coder')
  deleted = await house.importText(project, owner!, { case: inHere })
  await owner!.delete(`${own}/sources/${deleted}`)
  const offered = await owner!.post(`${own}/invitations`, { role: 'coder' })
  ids = {
    project,
    source: await house.importText(project, owner!, { case: inHere }),
    case: inHere,
    attribute: (await owner!.post(`${own}/attributes`, { name: 'Beds', kind: 'number' })).body.id,
    invitation: offered.body.invitation.id,
    token: offered.body.token,
    account: spare.id,
    session: 'no-such-session',
    code: 'no-such-code',
    layer: 'no-such-layer',
    version: (await owner!.post(`${own}/versions`, { name: 'First' })).body.version.id,
    round: (await owner!.get(own)).body.rounds[0].id,
    workshop: (await owner!.post(`${own}/workshops`, { id: newId(), name: 'First workshop' })).body.id,
  }
  const nobody = house.nobody()
  cast = {
    nobody,
    stranger: stranger!,
    administrator: administrator!,
    observer: observer!,
    coder: coder!,
    lead: lead!,
    'lead-here': here!,
    owner: owner!,
  }
})

afterAll(() => house.close())

/** Who is let in where, as a person would draw it; columns in the order of `standings`. To leave a project is tested by itself. */
const drawing = `
                                                              nobody stranger administrator observer coder lead lead-here owner
post /api/session                                                 x   x   x   x   x   x   x   x
get /api/session                                                  x   x   x   x   x   x   x   x
delete /api/session                                               x   x   x   x   x   x   x   x
get /api/sessions                                                 .   x   x   x   x   x   x   x
delete /api/sessions/{session}                                    .   x   x   x   x   x   x   x
post /api/accounts                                                x   x   x   x   x   x   x   x
patch /api/account                                                .   x   x   x   x   x   x   x
get /api/installation                                             .   .   x   .   .   .   .   .
patch /api/installation                                           .   .   x   .   .   .   .   .
get /api/invitations/{token}                                      x   x   x   x   x   x   x   x
post /api/invitations/{token}/acceptance                          .   x   x   x   x   x   x   x
get /api/projects/{project}/invitations                           .   .   .   .   .   .   .   x
post /api/projects/{project}/invitations                          .   .   .   .   .   .   .   x
delete /api/projects/{project}/invitations/{invitation}           .   .   .   .   .   .   .   x
get /api/projects                                                 .   x   x   x   x   x   x   x
post /api/projects                                                .   x   x   x   x   x   x   x
get /api/projects/{project}                                       .   .   .   x   x   x   x   x
patch /api/projects/{project}                                     .   .   .   .   .   .   .   x
delete /api/projects/{project}                                    .   .   .   .   .   .   .   x
get /api/projects/{project}/members                               .   .   .   x   x   x   x   x
patch /api/projects/{project}/members/{account}                   .   .   .   .   .   .   .   x
delete /api/projects/{project}/members/{account}                  .   .   .   .   .   .   .   x
get /api/projects/{project}/cases                                 .   .   .   x   x   x   x   x
post /api/projects/{project}/cases                                .   .   .   .   .   .   .   x
patch /api/projects/{project}/cases/{case}                        .   .   .   .   .   .   x   x
delete /api/projects/{project}/cases/{case}                       .   .   .   .   .   .   .   x
post /api/projects/{project}/cases/table                          .   .   .   .   .   .   .   x
post /api/projects/{project}/attributes                           .   .   .   .   .   .   .   x
patch /api/projects/{project}/attributes/{attribute}              .   .   .   .   .   .   .   x
delete /api/projects/{project}/attributes/{attribute}             .   .   .   .   .   .   .   x
put /api/projects/{project}/waves                                 .   .   .   .   .   .   .   x
get /api/projects/{project}/sources                               .   .   .   x   x   x   x   x
post /api/projects/{project}/sources/preview                      .   .   .   .   .   x   x   x
post /api/projects/{project}/sources                              .   .   .   .   .   x   x   x
get /api/projects/{project}/sources/{source}                      .   .   .   x   x   x   x   x
patch /api/projects/{project}/sources/{source}                    .   .   .   .   .   .   x   x
delete /api/projects/{project}/sources/{source}                   .   .   .   .   .   .   x   x
post /api/projects/{project}/sources/{source}/restoration         .   .   .   .   .   .   x   x
get /api/projects/{project}/sources/{source}/file                 .   .   .   .   x   x   x   x
post /api/projects/{project}/sources/{source}/layer               .   .   .   .   x   x   x   x
post /api/projects/{project}/sources/{source}/layers/{layer}/submission   .   .   .   .   x   x   x   x
post /api/projects/{project}/sources/{source}/layers/{layer}/reopening    .   .   .   .   .   .   x   x
post /api/projects/{project}/sources/{source}/layers/{layer}/oversight    .   .   .   .   .   .   x   x
get /api/projects/{project}/rounds                                .   .   .   x   x   x   x   x
post /api/projects/{project}/rounds                               .   .   .   .   .   x   x   x
patch /api/projects/{project}/rounds/{round}                      .   .   .   .   .   x   x   x
delete /api/projects/{project}/rounds/{round}                     .   .   .   .   .   x   x   x
get /api/projects/{project}/rounds/{round}/progress               .   .   .   x   x   x   x   x
post /api/projects/{project}/rounds/{round}/assignments           .   .   .   .   .   x   x   x
delete /api/projects/{project}/rounds/{round}/assignments         .   .   .   .   .   x   x   x
post /api/projects/{project}/rounds/{round}/draw                  .   .   .   .   .   x   x   x
post /api/projects/{project}/rounds/{round}/sources/{source}/release  .   .   .   .   .   .   x   x
get /api/projects/{project}/my-work                               .   .   .   x   x   x   x   x
get /api/projects/{project}/codings/counts                        .   .   .   x   x   x   x   x
get /api/projects/{project}/codes/{code}/codings                  .   .   .   x   x   x   x   x
get /api/projects/{project}/rounds/{round}/codings                .   .   .   x   x   x   x   x
post /api/projects/{project}/exports                              .   .   .   x   x   x   x   x
get /api/projects/{project}/reconciliations                       .   .   .   x   x   x   x   x
get /api/projects/{project}/rounds/{round}/sources/{source}/reconciliation .   .   .   x   x   x   x   x
post /api/projects/{project}/rounds/{round}/sources/{source}/reconciliation/acts .   .   .   .   x   x   x   x
post /api/projects/{project}/rounds/{round}/sources/{source}/reconciliation/lines .   .   .   .   x   x   x   x
post /api/projects/{project}/rounds/{round}/sources/{source}/reconciliation/closing .   .   .   .   .   .   x   x
post /api/projects/{project}/rounds/{round}/sources/{source}/reconciliation/reopening .   .   .   .   .   .   x   x
get /api/projects/{project}/decisions-for-me                      .   .   .   x   x   x   x   x
post /api/projects/{project}/decisions-for-me/seen                .   .   .   x   x   x   x   x
get /api/projects/{project}/workshops                             .   .   .   x   x   x   x   x
post /api/projects/{project}/workshops                            .   .   .   .   .   x   x   x
get /api/projects/{project}/workshops/{workshop}                  .   .   .   x   x   x   x   x
post /api/projects/{project}/workshops/{workshop}/acts            .   .   .   x   x   x   x   x
get /api/projects/{project}/workshops/{workshop}/minutes.md       .   .   .   x   x   x   x   x
get /api/projects/{project}/workshops/{workshop}/minutes.docx     .   .   .   x   x   x   x   x
get /api/projects/{project}/versions                              .   .   .   x   x   x   x   x
post /api/projects/{project}/versions                             .   .   .   .   .   x   x   x
get /api/projects/{project}/versions/{version}                    .   .   .   x   x   x   x   x
get /api/projects/{project}/reviews                               .   .   .   x   x   x   x   x
put /api/projects/{project}/reviews                               .   .   .   .   x   x   x   x
delete /api/projects/{project}/reviews                            .   .   .   .   x   x   x   x
get /api/projects/{project}/audit                                 .   .   .   x   .   .   .   x
get /api/projects/{project}/audit.csv                             .   .   .   x   .   .   .   x
get /api/openapi.json                                             x   x   x   x   x   x   x   x
get /api/docs                                                     x   x   x   x   x   x   x   x
`

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
    after: () => cast.owner.post(`/api/projects/${project}/sources/${ids.source}/restoration`),
  },
  'post /api/projects/{project}/sources/{source}/layers/{layer}/submission': { letIn: 404 },
  'post /api/projects/{project}/sources/{source}/layers/{layer}/oversight': { letIn: 404 },
  'delete /api/projects/{project}/rounds/{round}': { letIn: 404, round: 'no-such-round' },
  'post /api/projects/{project}/rounds/{round}/sources/{source}/release': { letIn: 404, round: 'no-such-round' },
  'post /api/projects/{project}/sources/{source}/restoration': {
    letIn: 200,
    after: () => cast.owner.delete(`/api/projects/${project}/sources/${deleted}`),
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

function isDrawnIn(endpoint: Endpoint, standing: Standing): boolean {
  const line = drawing.split('\n').find((one) => one.startsWith(`${nameOf(endpoint)} `))
  if (!line) throw new Error(`${nameOf(endpoint)} is not drawn`)
  return line.slice(nameOf(endpoint).length).trim().split(/\s+/)[standings.indexOf(standing)] === 'x'
}

function expectedStatus(endpoint: Endpoint, standing: Standing): number {
  if (isDrawnIn(endpoint, standing)) return probeOf(endpoint).letIn
  if (standing === 'nobody') return 401
  // To the installation, everybody who is signed in is known.
  const isStranger = standing === 'stranger' || standing === 'administrator'
  return isStranger && endpoint.path.includes('{project}') ? 404 : 403
}

function nameOf({ method, path }: Endpoint): string {
  return `${method} ${path}`
}

function pathOf(endpoint: Endpoint): string {
  const source = endpoint['x-ability'] === 'source.restore' ? deleted : ids.source
  const { round = ids.round } = probeOf(endpoint)
  const filled: Record<string, string> = { ...ids, source, round }
  return probeOf(endpoint).path ?? endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => filled[name] ?? name)
}

async function people(...names: string[]): Promise<Person[]> {
  const registered: Person[] = []
  for (const name of names) registered.push(await house.register(name))
  return registered
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

describe('P7 forbidden and not there are alike', () => {
  test('to a stranger, a project that is and one that is not', async () => {
    const stranger = await house.register('Nils Nosey')
    for (const path of ['', '/sources', `/sources/${ids.source}`, `/cases`]) {
      const [real, none] = [
        await stranger.get(`/api/projects/${project}${path}`),
        await stranger.get(`/api/projects/${'x'.repeat(22)}${path}`),
      ]
      expect([real.status, real.body]).toEqual([none.status, none.body])
      expect(real.status).toBe(404)
    }
  })

  test('to a member, a source of another project', async () => {
    const owner = await house.register('Pia Parallel')
    const other = await house.startProject(owner)
    expect((await owner.get(`/api/projects/${other}/sources/${ids.source}`)).status).toBe(404)
    expect((await owner.delete(`/api/projects/${other}/sources/${ids.source}`)).status).toBe(404)
  })

  test('to everyone, what no path should hold', async () => {
    const owner = await house.register('Quentin Query')
    for (const path of [
      '/api/projects/%00',
      "/api/projects/'%20or%20true",
      `/api/projects/${'x'.repeat(5000)}`,
      '/api/nothing',
    ])
      expect((await owner.get(path)).body).toEqual({ refusal: { kind: 'unknown' } })
  })
})
