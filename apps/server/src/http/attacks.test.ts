/** What somebody who means harm tries at the doors of HTTP: ids of other projects, and values that nobody types. */
import { isId, type ProjectId } from '@intercoder/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TestHouse, type Answer, type Person } from '../testing/index.ts'
import type { Endpoint } from './endpoint.ts'
import { endpoints } from './http.ts'

let house: TestHouse
let mine: Study
let theirs: Study
let untouched: unknown

interface Study {
  owner: Person
  ids: Record<string, string>
}

beforeAll(async () => {
  house = await TestHouse.open()
  mine = await study('Mallory')
  theirs = await study('Victor')
  untouched = await lookAt(theirs)
})
afterAll(() => house.close())

/** A project with one of everything that a path can name. */
async function study(name: string): Promise<Study> {
  const owner = await house.register(name)
  const coder = await house.register(`Coder of ${name}`)
  const project: ProjectId = await house.startProject(owner, `Study of ${name}`)
  const own = `/api/projects/${project}`
  await house.join(project, owner, coder, 'coder')
  const source = await house.importText(project, owner, {}, `${name}: Words that are mine.`)
  const deleted = await house.importText(project, owner, {}, `${name}: Words that were mine.`)
  await owner.delete(`${own}/sources/${deleted}`)
  await owner.put(`${own}/waves`, [{ name: 'T1' }])
  return {
    owner,
    ids: {
      project,
      source,
      deleted,
      account: coder.id,
      case: (await owner.post(`${own}/cases`, { name: 'Hospital H' })).body.id,
      attribute: (await owner.post(`${own}/attributes`, { name: 'Beds', kind: 'number' })).body.id,
      invitation: (await owner.post(`${own}/invitations`, { role: 'coder' })).body.invitation.id,
      round: (await owner.get(own)).body.rounds[0].id,
      code: 'a-code-of-no-project',
      workshop: await planWorkshop(owner, own, name),
      version: 'a-version-of-no-project',
      session: (await owner.get('/api/sessions')).body[0].id,
      token: 'no-such-token-at-all',
    },
  }
}

async function planWorkshop(owner: Person, own: string, name: string): Promise<string> {
  const id = `workshop-of-${name.toLowerCase()}`
  await owner.post(`${own}/workshops`, { id, name: 'Workshop' })
  return id
}

const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`

/** Something for every endpoint that takes JSON which it would accept of the owner of a study. */
function bodyFor(endpoint: Endpoint, { owner, ids }: Study): unknown {
  const bodies: Record<string, unknown> = {
    'post /api/session': { email: owner.registration.email, password: 'wrong password' },
    'post /api/accounts': { name: 'N', email: 'taken@example.org', password: 'long enough', invitation: 'x' },
    'patch /api/account': { name: owner.registration.name, password: { current: 'wrong', next: 'long enough' } },
    'patch /api/installation': { open: true },
    'post /api/projects': { name: 'P', description: 'D' },
    'patch /api/projects/{project}': { name: 'P', description: 'D' },
    'delete /api/projects/{project}': { name: 'not its name' },
    'patch /api/projects/{project}/members/{account}': { role: 'lead', cases: [ids['case']] },
    'post /api/projects/{project}/invitations': { role: 'lead', cases: [ids['case']], days: 3 },
    'post /api/projects/{project}/cases': { name: 'C', kind: 'site', values: { [ids['attribute'] ?? '']: 12 } },
    'patch /api/projects/{project}/cases/{case}': {
      name: 'D',
      kind: 'site',
      values: { [ids['attribute'] ?? '']: 'x' },
    },
    'post /api/projects/{project}/cases/table': {
      rows: [
        ['Case', 'Kind'],
        ['A', 'b'],
      ],
      kind: 'site',
    },
    'post /api/projects/{project}/attributes': { name: 'A', kind: 'choice', choices: ['x', 'y'] },
    'patch /api/projects/{project}/attributes/{attribute}': { name: 'Beds', kind: 'number', choices: [] },
    'put /api/projects/{project}/waves': [{ name: 'T1', was: 'T1' }],
    'patch /api/projects/{project}/sources/{source}': {
      name: 'S',
      kind: 'interview',
      case: ids['case'],
      wave: 'T1',
      date: '2026-01-02',
      participants: [{ speaker: 'A', role: 'nurse' }],
    },
    'post /api/projects/{project}/sources/{source}/layer': { round: ids['round'] },
    'post /api/projects/{project}/sources/{source}/layers/{layer}/reopening': { reason: 'A mistake' },
    'post /api/projects/{project}/rounds': {
      name: 'R',
      blind: true,
      everyone: false,
      version: null,
      overseen: true,
      autoRelease: true,
    },
    'patch /api/projects/{project}/rounds/{round}': { name: 'R', overseen: false, autoRelease: false },
    'post /api/projects/{project}/rounds/{round}/assignments': {
      pairs: [{ source: ids['source'], coder: ids['account'] }],
      seed: 7,
    },
    'delete /api/projects/{project}/rounds/{round}/assignments': {
      pairs: [{ source: ids['source'], coder: ids['account'] }],
    },
    'post /api/projects/{project}/versions': { name: 'V', note: 'N' },
    'put /api/projects/{project}/reviews': {
      codings: [{ layer: 'no-such-layer', coding: 'no-such-coding', digest: '0'.repeat(64) }],
    },
    'delete /api/projects/{project}/reviews': { codings: [{ layer: 'no-such-layer', coding: 'no-such-coding' }] },
    'post /api/projects/{project}/rounds/{round}/draw': {
      share: 0.1,
      coders: 2,
      among: [ids['account']],
      seed: 7,
      sources: [ids['source']],
    },
    'post /api/projects/{project}/rounds/{round}/sources/{source}/reconciliation/acts': {
      kind: 'discuss',
      id: 'message-of-mine',
      evidence: ['coding-of-nobody'],
      words: 'W',
    },
    'post /api/projects/{project}/rounds/{round}/sources/{source}/reconciliation/lines': {
      id: 'line-of-mine',
      decision: 'decision-of-nobody',
      code: ids['code'],
      field: 'whenToUse',
      words: 'W',
    },
    'post /api/projects/{project}/rounds/{round}/sources/{source}/reconciliation/closing': { id: 'closing-of-mine' },
    'post /api/projects/{project}/rounds/{round}/sources/{source}/reconciliation/reopening': {
      id: 'reopening-of-mine',
    },
    'post /api/projects/{project}/exports': { what: 'W', round: ids['round'], rows: 1 },
    'post /api/projects/{project}/decisions-for-me/seen': { until: 1 },
    'post /api/projects/{project}/workshops': { id: 'workshop-of-mine', name: 'W' },
    'post /api/projects/{project}/workshops/{workshop}/acts': { kind: 'join', id: 'act-of-mine' },
  }
  const body = bodies[nameOf(endpoint)]
  if (body === undefined) throw new Error(`${nameOf(endpoint)} takes JSON: say what it would accept`)
  return body
}

const someone = (): Study => ({ ...mine, owner: house.nobody() })

const takesJson = (endpoint: Endpoint) => 'application/json' in (endpoint.request?.body?.content ?? {})
const takesFile = (endpoint: Endpoint) => 'multipart/form-data' in (endpoint.request?.body?.content ?? {})

function ask(endpoint: Endpoint, path: string, who: Study, body?: unknown): Promise<Answer> {
  // Nobody is to be turned away for being quick.
  house.now += 100
  if (takesFile(endpoint)) return who.owner.upload(path, 'x.txt', 'A: b', body as object | undefined)
  return who.owner.send(endpoint.method.toUpperCase(), path, body)
}

const fill = (path: string, ids: Record<string, string>) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? name))

async function lookAt({ owner, ids }: Study): Promise<unknown> {
  const own = `/api/projects/${ids['project']}`
  const parts = ['', '/cases', '/sources', `/sources/${ids['source']}`, '/invitations', '/members']
  return Promise.all(parts.map(async (part) => (await owner.get(own + part)).body))
}

describe('P7 ids of another project', () => {
  const nested = endpoints.filter(({ path }) => /\{project\}.*\{/.test(path))

  test.each(nested.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
    'in a path of my own: %s',
    async (_, endpoint) => {
      const isRestoring = endpoint.path.endsWith('/restoration')
      const ids: Record<string, string> = { ...theirs.ids, project: mine.ids['project'] ?? '' }
      if (isRestoring) ids['source'] = theirs.ids['deleted'] ?? ''
      const answer = await ask(
        endpoint,
        fill(endpoint.path, ids),
        mine,
        takesJson(endpoint) ? bodyFor(endpoint, mine) : undefined,
      )
      // Codes are not looked up: one that is not there has no codings.
      if (endpoint.path.includes('{code}')) expect(answer.body).toEqual([])
      else expect([answer.status, answer.body]).toEqual([404, { refusal: { kind: 'unknown' } }])
    },
  )

  test.each(endpoints.filter(takesJson).map((endpoint) => [nameOf(endpoint), endpoint] as const))(
    'in what I send: %s',
    async (_, endpoint) => {
      const theirIds = Object.entries(mine.ids).map(([name, id]) => [id, theirs.ids[name] ?? ''] as const)
      const given = JSON.stringify(bodyFor(endpoint, mine))
      const swapped = theirIds.reduce((text, [own, other]) => text.replaceAll(own, other), given)
      if (swapped === given) return
      const before = await lookAt(mine)
      const answer = await ask(endpoint, fill(endpoint.path, mine.ids), mine, JSON.parse(swapped))
      expect(answer.status, JSON.stringify(answer.body)).toBeGreaterThanOrEqual(404)
      expect(answer.status).toBeLessThanOrEqual(409)
      expect(await lookAt(mine)).toEqual(before)
    },
  )

  test('in the settings of an import', async () => {
    const path = `/api/projects/${mine.ids['project']}/sources`
    const answer = await mine.owner.upload(path, 'x.txt', 'A: b', { case: theirs.ids['case'] })
    expect(answer.body).toEqual({ refusal: { kind: 'unknown-case', case: theirs.ids['case'] } })
  })

  test('a session of somebody else', async () => {
    expect((await mine.owner.delete(`/api/sessions/${theirs.ids['session']}`)).status).toBe(404)
    expect((await theirs.owner.get('/api/sessions')).body).toHaveLength(1)
  })
})

/** What breaks databases, headers, paths, patterns and prototypes. */
const nasty: unknown[] = [
  '\0',
  'a\0b@example.org',
  '\ud800',
  "%' or true; --",
  '../../../etc/passwd',
  '__proto__',
  'constructor',
  'a\r\nSet-Cookie: x=y',
  '\u202e<img src=x onerror=alert(1)>',
  `${'a'.repeat(100_000)}@`,
  '',
  null,
  -1,
  1e308,
  2 ** 53,
  [[[[[]]]]],
  JSON.parse('{"__proto__":{"open":true},"constructor":{"prototype":{"x":1}}}'),
]

/** Every value that comes of putting one nasty thing in the place of one value, or of one name, in `given`. */
function* spoil(given: unknown): Iterable<unknown> {
  yield* nasty
  if (typeof given !== 'object' || given === null) return
  for (const [name, value] of Object.entries(given)) {
    for (const spoiled of spoil(value)) yield replace(given, name, name, spoiled)
    for (const other of ['__proto__', 'constructor', '\0', '']) yield replace(given, name, other, value)
  }
}

function replace(given: object, name: string, by: string, value: unknown): unknown {
  if (Array.isArray(given)) return given.with(Number(name), value)
  return Object.fromEntries(Object.entries(given).map(([one, old]) => (one === name ? [by, value] : [one, old])))
}

describe('P6 what nobody types is refused, or taken as the text it is', () => {
  test.each(endpoints.filter(takesJson).map((endpoint) => [nameOf(endpoint), endpoint] as const))(
    'in a body: %s',
    { timeout: 120_000 },
    async (_, endpoint) => {
      // Whoever registers or signs in is somebody else from then on.
      const isOpen = ['account.register', 'session.open'].includes(endpoint['x-ability'])
      for (const body of spoil(bodyFor(endpoint, mine))) {
        await house.database.pool.query('delete from sign_in_attempt')
        const answer = await ask(endpoint, fill(endpoint.path, mine.ids), isOpen ? someone() : mine, body)
        expect(answer.status, JSON.stringify(body).slice(0, 300)).toBeLessThan(500)
        expect(['signed-out', 'too-many', 'too-many-acts']).not.toContain(answer.body?.refusal?.kind)
      }
      expect(({} as Record<string, unknown>)['open']).toBe(undefined)
    },
  )

  test.each(
    endpoints.filter(({ path }) => path.includes('{')).map((endpoint) => [nameOf(endpoint), endpoint] as const),
  )('in a path: %s', async (_, endpoint) => {
    const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
    for (const name of names)
      for (const value of nasty) {
        if (typeof value !== 'string' || value === '' || !value.isWellFormed()) continue
        // Its id is of the asker's making, and one such was made above.
        if (name === 'workshop' && isId(value)) continue
        const ids = { ...mine.ids, [name]: value.slice(0, 5_000) }
        const body = takesJson(endpoint) ? bodyFor(endpoint, mine) : undefined
        const answer = await ask(endpoint, fill(endpoint.path, ids), mine, body)
        // Some of these have the form of an id, and codes are not looked up.
        if (name === 'code' && answer.status === 200) expect(answer.body).toEqual([])
        else expect([400, 404], `${value.slice(0, 50)}: ${JSON.stringify(answer.body)}`).toContain(answer.status)
      }
  })

  test('in the settings of an import', { timeout: 120_000 }, async () => {
    const path = `/api/projects/${mine.ids['project']}/sources/preview`
    const settings = {
      charset: 'utf-8',
      speakers: { A: { as: 'speaker', name: 'B' } },
      name: 'S',
      kind: 'interview',
      case: mine.ids['case'],
      wave: 'T1',
      date: '2026-01-02',
      participants: [{ speaker: 'A', role: 'nurse' }],
    }
    for (const spoiled of spoil(settings)) {
      const answer = await mine.owner.upload(path, 'x.txt', 'A: b', spoiled as object)
      expect(answer.status, JSON.stringify(spoiled).slice(0, 300)).toBeLessThan(500)
    }
  })
})

test('P7 and nothing of all this has reached the study of somebody else', async () => {
  expect(await lookAt(theirs)).toEqual(untouched)
})
