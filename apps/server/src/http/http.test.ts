import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TestHouse, type Person } from '../testing/index.ts'
import { endpoints } from './http.ts'
import { refusalBody, refusalKinds, statusOf, type Refusal } from './refusal.ts'

let house: TestHouse
let person: Person

beforeAll(async () => {
  house = await TestHouse.open()
  person = await house.register('Pat Person')
})
afterAll(() => house.close())

describe('what is asked', () => {
  test.each([
    ['no JSON', '{"name":'],
    ['of another form', '[]'],
    ['too long in a field', JSON.stringify({ name: 'x'.repeat(1000) })],
  ])('P6 is refused by the field where it is %s, and repeated nowhere', async (_, body) => {
    const answer = await house.house.app.request('/api/projects', {
      method: 'POST',
      body,
      headers: { cookie: person.cookie ?? '', 'content-type': 'application/json' },
    })
    expect(answer.status).toBe(400)
    const text = await answer.text()
    expect(JSON.parse(text).refusal.kind).toBe('invalid')
    expect(text).not.toContain('xxx')
  })

  test('P6 is refused where it is longer than anything one can type', async () => {
    const answer = await person.post('/api/projects', { name: 'x', description: 'y'.repeat(5 * 1024 * 1024) })
    expect([answer.status, answer.body.refusal.kind]).toEqual([413, 'too-large'])
  })
})

describe('P6 files that somebody brings', () => {
  /** An upload whose bytes come when the test lets them, and whether any of them were asked for. */
  function bring(who: Person, project: string) {
    let isRead = false
    const { promise, resolve: finish } = Promise.withResolvers<null>()
    const form = new FormData()
    form.set('file', new File(['A: b'], 'x.txt'))
    const encoded = new Response(form)
    const body = new ReadableStream(
      {
        async pull(controller) {
          isRead = true
          await promise
          controller.enqueue(await encoded.bytes())
          controller.close()
        },
      },
      { highWaterMark: 0 },
    )
    const headers = { cookie: who.cookie ?? '', 'content-type': encoded.headers.get('content-type') ?? '' }
    const init = { method: 'POST', body, headers, duplex: 'half' } as RequestInit
    const answer = house.house.app.request(`/api/projects/${project}/sources/preview`, init)
    return { finish: () => finish(null), status: async () => (await answer).status, isRead: () => isRead }
  }

  test('wait their turn unread, and keep nobody else waiting', async () => {
    const other = await house.register('Ola Other')
    const [mine, theirs] = [await house.startProject(person), await house.startProject(other)]
    const slow = Array.from({ length: 4 }, () => bring(person, mine))
    const quick = bring(other, theirs)
    quick.finish()
    expect(await quick.status()).toBe(200)
    expect(slow.map(({ isRead }) => isRead())).toEqual([true, true, false, false])
    slow[1]?.finish()
    expect(await slow[1]?.status()).toBe(200)
    for (const { finish } of slow) finish()
    expect(await Promise.all(slow.map(({ status }) => status()))).toEqual([200, 200, 200, 200])
    expect(slow.every(({ isRead }) => isRead())).toBe(true)
  })
})

describe('what is answered', () => {
  test('is kept by no cache, and framed by no page', async () => {
    const { headers } = await person.get('/api/projects')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })

  test('every kind of refusal has a status, and is in the document', async () => {
    const document = (await person.get('/api/openapi.json')).body
    const named = JSON.stringify(document.components.schemas.Refusal)
    for (const kind of refusalKinds) {
      if (kind !== 'failed') expect(statusOf({ kind } as Refusal)).toBeGreaterThanOrEqual(400)
      expect(named).toContain(`"${kind}"`)
    }
    expect(refusalBody.safeParse({ refusal: { kind: 'too-many', retryAfter: 3 } }).success).toBe(true)
    expect(refusalBody.safeParse({ refusal: { kind: 'whatever' } }).success).toBe(false)
  })
})

describe('the description of the API', () => {
  test('names every endpoint with what it asks for', async () => {
    const { paths } = (await person.get('/api/openapi.json')).body
    for (const { method, path, hide, summary } of endpoints)
      if (!hide) expect(paths[path][method]).toMatchObject({ summary, 'x-ability': expect.any(String) })
  })

  test('is a page that loads nothing from anywhere', async () => {
    const page = await house.nobody().get('/api/docs')
    const text = Buffer.from(page.body).toString()
    expect(text).toContain('/api/projects/{project}/sources')
    expect(text).not.toMatch(/<script|src=|https?:/)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  })
})

describe('the health of the server', () => {
  test('alive, and ready while the database answers', async () => {
    expect((await house.nobody().get('/healthz')).status).toBe(200)
    expect((await house.nobody().get('/readyz')).status).toBe(200)
    const other = await TestHouse.open()
    await other.house.drain()
    await other.database.close()
    expect((await other.nobody().get('/healthz')).status).toBe(200)
    expect((await other.nobody().get('/readyz')).status).toBe(503)
  })
})
