/** What somebody who means harm tries at the doors of HTTP with the ids of a project that they do not belong to. */
import { afterAll, describe, expect, test } from 'vitest'
import { TestHouse } from '../testing/index.ts'
import { endpoints } from './http.ts'
import { bodyFor } from './testing/bodies.ts'
import { ask, fillPath, nameOf, takesJson } from './testing/endpoints.ts'
import { idsFor, lookAt, makeStudy, type Study } from './testing/study.ts'

const house = await TestHouse.open()
const mine = await makeStudy(house, 'Mallory')
const theirs = await makeStudy(house, 'Victor')
const untouched = await lookAt(theirs)

afterAll(() => house.close())

describe('P7 ids of another project', () => {
  const nested = endpoints.filter(({ path }) => /\{project\}.*\{/.test(path))

  test.each(nested.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
    'in a path of my own: %s',
    async (_, endpoint) => {
      const path = fillPath(endpoint.path, { ...idsFor(endpoint, theirs), project: mine.project })
      const answer = await ask(
        house,
        endpoint,
        path,
        mine.owner,
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
      const names = Object.keys(mine.ids) as (keyof Study['ids'])[]
      const given = JSON.stringify(bodyFor(endpoint, mine))
      const swapped = names.reduce((text, name) => text.replaceAll(mine.ids[name], theirs.ids[name]), given)
      if (swapped === given) return
      const before = await lookAt(mine)
      const answer = await ask(house, endpoint, fillPath(endpoint.path, mine.ids), mine.owner, JSON.parse(swapped))
      expect(answer.status, JSON.stringify(answer.body)).toBeGreaterThanOrEqual(404)
      expect(answer.status).toBeLessThanOrEqual(409)
      expect(await lookAt(mine)).toEqual(before)
    },
  )

  test('in the settings of an import', async () => {
    const answer = await mine.owner.upload(`${mine.own}/sources`, 'x.txt', 'A: b', { case: theirs.ids.case })
    expect(answer.body).toEqual({ refusal: { kind: 'unknown-case', case: theirs.ids.case } })
  })

  test('a session of somebody else', async () => {
    expect((await mine.owner.delete(`/api/sessions/${theirs.ids.session}`)).status).toBe(404)
    expect((await theirs.owner.get('/api/sessions')).body).toHaveLength(1)
  })
})

test('P7 and nothing of all this has reached the study of somebody else', async () => {
  expect(await lookAt(theirs)).toEqual(untouched)
})
