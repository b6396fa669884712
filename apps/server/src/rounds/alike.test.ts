/**
 * P1: what answers differently, or asks the database for more, where a layer is there than where it is not, tells those who
 * may not see it that somebody codes.
 */
import { closeCodes } from '@intercoder/sync'
import { afterAll, expect, test } from 'vitest'
import { newId } from '../accounts/token.ts'
import { endpoints } from '../http/http.ts'
import { BlindRound } from './testing/blind-round.ts'

const blind = await BlindRound.open()
const { rounds, layer, bens } = blind

afterAll(() => blind.close())

/** What the database is asked, word for word, until something is answered. */
async function statementsFor(act: () => Promise<unknown>): Promise<string[]> {
  const { pool } = rounds.house.database
  const { query, connect } = pool
  const asked: string[] = []
  pool.query = ((...given: [string | { text: string }]) => {
    asked.push(typeof given[0] === 'string' ? given[0] : given[0].text)
    return query.apply(pool, given as never)
  }) as never
  pool.connect = ((...given: []) => {
    asked.push('connect')
    return connect.apply(pool, given as never)
  }) as never
  try {
    await act()
  } finally {
    pool.query = query
    pool.connect = connect
  }
  return asked
}

test('a layer that one may not see and one that is not there are answered alike, after the same questions', async () => {
  await blind.annCodes(1)
  expect((await rounds.submit(rounds.ann, layer)).status).toBe(200)
  for (const endpoint of endpoints.filter(({ path }) => path.includes('{layer}'))) {
    const askAbout = async (one: string) => [
      ...(await bens.askAll([endpoint], { ...blind.named, layer: [one] })).values(),
    ]
    expect(await askAbout(layer), endpoint.path).toEqual(await askAbout(newId()))
    const [hers, none] = [await statementsFor(() => askAbout(layer)), await statementsFor(() => askAbout(newId()))]
    expect(hers.length).toBeGreaterThan(0)
    expect(hers, endpoint.path).toEqual(none)
  }
  for (const kind of ['layer', 'reconciliation']) {
    const heard = bens.received.length
    const [hers, none] = [
      await statementsFor(() => bens.enter(`${kind}/${layer}`)),
      await statementsFor(() => bens.enter(`${kind}/${newId()}`)),
    ]
    expect(hers.length).toBeGreaterThan(0)
    expect(hers, kind).toEqual(none)
    const codes = [await bens.enter(`${kind}/${layer}`), await bens.enter(`${kind}/${newId()}`)]
    expect(codes).toEqual([closeCodes.forbidden.code, closeCodes.forbidden.code])
    expect(bens.received.length).toBe(heard)
  }
})
