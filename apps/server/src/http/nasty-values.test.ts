/** What somebody who means harm tries at the doors of HTTP with values that nobody types. */
import { isId } from '@intercoder/domain'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { TestHouse } from '../testing/index.ts'
import { endpoints } from './http.ts'
import { bodyFor } from './testing/bodies.ts'
import { ask, fillPath, nameOf, takesJson } from './testing/endpoints.ts'
import { lookAt, makeStudy } from './testing/study.ts'

const house = await TestHouse.open()
const mine = await makeStudy(house, 'Mallory')
const theirs = await makeStudy(house, 'Victor')
const untouched = await lookAt(theirs)

afterAll(() => house.close())
// Whatever is tried, nothing of it reaches the study of somebody else.
afterEach(async () => expect(await lookAt(theirs)).toEqual(untouched))

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
      const path = fillPath(endpoint.path, mine.ids)
      for (const body of spoil(bodyFor(endpoint, mine))) {
        await house.database.pool.query('delete from sign_in_attempt')
        const answer = await ask(house, endpoint, path, isOpen ? house.nobody() : mine.owner, body)
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
        const answer = await ask(house, endpoint, fillPath(endpoint.path, ids), mine.owner, body)
        // Some of these have the form of an id, and codes are not looked up.
        if (name === 'code' && answer.status === 200) expect(answer.body).toEqual([])
        else expect([400, 404], `${value.slice(0, 50)}: ${JSON.stringify(answer.body)}`).toContain(answer.status)
      }
  })

  test('in the settings of an import', { timeout: 120_000 }, async () => {
    const path = `${mine.own}/sources/preview`
    const settings = {
      charset: 'utf-8',
      speakers: { A: { as: 'speaker', name: 'B' } },
      name: 'S',
      kind: 'interview',
      case: mine.ids.case,
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
