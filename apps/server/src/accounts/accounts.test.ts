import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { TestHouse, type Person } from '../testing/index.ts'

let house: TestHouse
let administrator: Person

beforeAll(async () => {
  house = await TestHouse.open()
})
afterAll(() => house.close())

describe('the first account', () => {
  test('of an empty installation looks after it, and of two who come at once only one does', async () => {
    expect((await house.nobody().get('/api/session')).body).toEqual({
      account: null,
      installation: { empty: true, open: false, demo: null },
    })
    const both = ['Ada One', 'Bea Two'].map((name) => ({
      name,
      email: `${name[0]}@example.org`,
      password: 'long enough',
    }))
    const answers = await Promise.all(both.map((registration) => house.nobody().post('/api/accounts', registration)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 403])
    expect(answers.find(({ status }) => status === 201)?.body.account.administrator).toBe(true)
    expect(answers.find(({ status }) => status === 403)?.body).toEqual({ refusal: { kind: 'registration-closed' } })
  })

  test('lets others in by opening registration', async () => {
    administrator = house.nobody()
    for (const email of ['a@example.org', 'b@example.org'])
      await administrator.post('/api/session', { email, password: 'long enough' })
    expect((await administrator.patch('/api/installation', { open: true })).status).toBe(200)
    const later = await house.register('Cleo Later')
    expect(later.account?.administrator).toBe(false)
  })
})

describe('registering', () => {
  test.each([
    ['a short password', { password: 'short' }, 'password'],
    ['an address that is none', { email: 'cleo at example' }, 'email'],
    ['no name', { name: ' ' }, 'name'],
    ['a name with half a character', { name: 'a\ud800' }, 'name'],
    ['a name that PostgreSQL cannot hold', { name: 'a\0' }, 'name'],
  ])('refuses %s by the field', async (_, wrong, path) => {
    const right = { name: 'Dora', email: 'dora@example.org', password: 'long enough' }
    const answer = await house.nobody().post('/api/accounts', { ...right, ...wrong })
    expect(answer.status).toBe(400)
    expect(answer.body.refusal).toMatchObject({ kind: 'invalid', issues: [{ path }] })
  })

  test('takes one address for one account, however it is written', async () => {
    const registration = { name: 'Cleo Again', email: 'CLEO.LATER@Example.org', password: 'long enough' }
    const answer = await house.nobody().post('/api/accounts', registration)
    expect([answer.status, answer.body.refusal.kind]).toEqual([409, 'email-taken'])
  })
})

describe('passwords', () => {
  test('are kept as argon2id, by the parameters that OWASP names', async () => {
    const { rows } = await house.database.pool.query('select password_hash from account')
    for (const { password_hash } of rows) expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test('the same answer for a wrong one and for an address that nobody has', async () => {
    const known = await house.nobody().post('/api/session', { email: 'cleo.later@example.org', password: 'wrong' })
    const unknown = await house.nobody().post('/api/session', { email: 'no.one@example.org', password: 'wrong' })
    expect([known.status, known.body]).toEqual([401, { refusal: { kind: 'wrong-credentials' } }])
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
  })

  test('a new one ends the other sessions and leaves this one', async () => {
    const here = await house.register('Mara Moved')
    const there = here.elsewhere()
    await there.signIn()
    const change = { password: { current: here.registration.password, next: 'another long one' } }
    expect((await here.patch('/api/account', { password: { ...change.password, current: 'wrong' } })).status).toBe(401)
    expect((await there.get('/api/projects')).status).toBe(200)
    expect((await here.patch('/api/account', change)).status).toBe(200)
    expect((await here.get('/api/projects')).status).toBe(200)
    expect((await there.get('/api/projects')).status).toBe(401)
    expect((await there.signIn('another long one')).status).toBe(200)
  })
})

describe('sessions', () => {
  test('are kept by the hash of what the cookie holds', async () => {
    const person = await house.register('Hal Hashed')
    const token = person.cookie?.split('=')[1] ?? ''
    const { rows } = await house.database.pool.query('select id, agent from session where account = $1', [person.id])
    expect(token.length).toBeGreaterThan(40)
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(rows[0].id).toMatch(/^[0-9a-f]{64}$/)
  })

  test('a stolen row opens nothing', async () => {
    const person = await house.register('Rosa Row')
    const { rows } = await house.database.pool.query('select id from session where account = $1', [person.id])
    const thief = house.nobody()
    thief.cookie = `intercoder_session=${rows[0].id}`
    expect((await thief.get('/api/projects')).status).toBe(401)
  })

  test('are listed and ended one by one, and only one’s own', async () => {
    const here = await house.register('Lia Listed')
    here.headers = { 'user-agent': 'Firefox' }
    const there = here.elsewhere()
    there.headers = { 'user-agent': 'a telephone' }
    await there.signIn()
    const listed = (await here.get('/api/sessions')).body
    expect(listed.map((one: { current: boolean }) => one.current).toSorted()).toEqual([false, true])
    const other = listed.find((one: { current: boolean }) => !one.current)
    expect(other.agent).toBe('a telephone')
    expect((await administrator.delete(`/api/sessions/${other.id}`)).status).toBe(404)
    expect((await here.delete(`/api/sessions/${other.id}`)).status).toBe(204)
    expect((await there.get('/api/sessions')).status).toBe(401)
    expect((await here.get('/api/sessions')).body).toHaveLength(1)
  })

  test('signing out takes the cookie away and ends the session behind it', async () => {
    const person = await house.register('Otis Out')
    const { cookie } = person
    expect((await person.delete('/api/session')).status).toBe(204)
    expect(person.cookie).toBe(null)
    person.cookie = cookie
    expect((await person.get('/api/projects')).status).toBe(401)
  })

  test('a session that is over is nobody’s', async () => {
    const person = await house.register('Ezra Expired')
    await house.database.pool.query('update session set expires_at = 1 where account = $1', [person.id])
    expect((await person.get('/api/projects')).status).toBe(401)
  })
})

describe('the cookie', () => {
  const flags = ['HttpOnly', 'Path=/', 'SameSite=Lax']

  test('is for this host and not for scripts', async () => {
    const person = await house.register('Cora Cookie')
    const header = (await person.signIn()).headers.get('set-cookie') ?? ''
    for (const flag of flags) expect(header).toContain(flag)
    expect(header).toMatch(/^intercoder_session=/)
    expect(header).not.toContain('Secure')
  })

  test('behind TLS is Secure and carries the __Host- prefix', async () => {
    const secure = await TestHouse.open({ origin: 'https://coding.example.org' })
    const person = secure.nobody()
    const answer = await person.post('/api/accounts', { name: 'Tess', email: 't@example.org', password: 'long enough' })
    const header = answer.headers.get('set-cookie') ?? ''
    for (const flag of [...flags, 'Secure']) expect(header).toContain(flag)
    expect(header).toMatch(/^__Host-intercoder_session=/)
    expect(header).not.toContain('Domain')
    expect((await person.get('/api/projects')).status).toBe(200)
    expect(answer.headers.get('strict-transport-security')).toContain('max-age')
    await secure.close()
  })
})

describe('the origin', () => {
  const foreign: [string, Record<string, string>][] = [
    ['another site', { origin: 'https://evil.example' }],
    ['no site that says its name', { origin: 'null' }],
    ['another port', { origin: 'http://localhost:9', host: 'localhost:4321' }],
    ['a browser that only says it is another site', { 'sec-fetch-site': 'cross-site' }],
  ]

  test.each(foreign)('a change asked for by %s is refused', async (_, headers) => {
    const person = administrator.elsewhere()
    person.cookie = administrator.cookie
    person.headers = headers
    const answer = await person.post('/api/projects', { name: 'Not mine' })
    expect([answer.status, answer.body.refusal.kind]).toEqual([403, 'foreign-origin'])
    expect((await person.get('/api/projects')).body).toEqual([])
  })

  test.each([
    ['our own pages', { origin: 'http://localhost:4321', host: 'localhost:4321', 'sec-fetch-site': 'same-origin' }],
    ['what is no browser', {}],
  ])('one asked for by %s is done', async (_, headers) => {
    const person = await house.register(`From ${Object.keys(headers).length}`)
    person.headers = headers as Record<string, string>
    expect((await person.post('/api/projects', { name: 'Mine' })).status).toBe(201)
  })

  test('where it is set, nothing else counts', async () => {
    const set = await TestHouse.open({ origin: 'https://coding.example.org' })
    const person = set.nobody()
    person.headers = { origin: 'https://other.example.org', host: 'other.example.org' }
    expect((await person.post('/api/accounts', {})).body.refusal.kind).toBe('foreign-origin')
    person.headers = { origin: 'https://coding.example.org', host: '127.0.0.1:4321' }
    expect((await person.post('/api/accounts', {})).body.refusal.kind).toBe('invalid')
    await set.close()
  })
})

describe('guessing', () => {
  beforeEach(() => {
    house.now += 60 * 60_000
  })

  test('is stopped by account, whoever asks, and says when to come back', async () => {
    const person = await house.register('Gus Guessed')
    const guess = (n: number) => {
      const guesser = person.elsewhere()
      guesser.address = `198.51.100.${n}`
      return guesser.signIn('a wrong one')
    }
    const answers = await Promise.all(Array.from({ length: 14 }, (_, n) => guess(n)))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(10)
    const refused = answers.find(({ status }) => status === 429)
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(800)
    expect(refused?.body.refusal).toEqual({ kind: 'too-many', retryAfter: Number(refused?.headers.get('retry-after')) })
    expect((await person.elsewhere().signIn()).status).toBe(429)
    house.now += 15 * 60_000 + 1
    expect((await person.elsewhere().signIn()).status).toBe(200)
  })

  test('an account that does not exist is counted alike', async () => {
    const guess = () => house.nobody().post('/api/session', { email: 'nobody.there@example.org', password: 'wrong' })
    for (let n = 0; n < 10; n++) expect((await guess()).status).toBe(401)
    expect((await guess()).status).toBe(429)
  })

  test('is stopped by address where somebody keeps trying to register', async () => {
    const trying = house.nobody()
    trying.address = '203.0.113.9'
    const taken = { name: 'Ana', email: 'cleo.later@example.org', password: 'long enough' }
    for (let n = 0; n < 50; n++) expect((await trying.post('/api/accounts', taken)).status).toBe(409)
    expect((await trying.post('/api/accounts', taken)).status).toBe(429)
  })

  test('is stopped by address, whomever it is about, and a right guess does not count', async () => {
    const person = await house.register('Ana Address')
    person.address = '203.0.113.7'
    for (let n = 0; n < 50; n++) {
      const guesser = house.nobody()
      guesser.address = '203.0.113.7'
      if (n % 10 === 0) expect((await person.signIn()).status).toBe(200)
      const answer = await guesser.post('/api/session', { email: `guess${n}@example.org`, password: 'wrong' })
      expect(answer.status).toBe(401)
    }
    expect((await person.signIn()).status).toBe(429)
    person.address = '203.0.113.8'
    expect((await person.signIn()).status).toBe(200)
  })
})
