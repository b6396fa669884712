/** P1, P7: what coding blind keeps from people, and for how long. */
import { nameDocument } from '@intercoder/sync'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { findRight } from '../access/access.ts'
import { putCoding, RoundHouse } from './testing/round-house.ts'

const rounds = await RoundHouse.open()
const { house, olga, ann, ben } = rounds

beforeEach(() => rounds.startStudy())
afterAll(() => rounds.close())

test('P1: the record does not say how much a blind coder has coded or exported before release', async () => {
  const round = await rounds.openRound({ blind: true }, ann, ben)
  const layer = await rounds.begin(ann, round)
  await rounds.write(ann, layer, (doc) => putCoding(doc, 'coding-one', 'code-of-ann'))
  await rounds.submit(ann, layer)
  expect((await ann.post(`${rounds.own}/exports`, { what: 'codings.csv', round, rows: 7 })).status).toBe(204)
  const told = async () => {
    const { entries } = (await olga.get(`${rounds.own}/audit`)).body as { entries: { kind: string; facts: object }[] }
    return Object.fromEntries(entries.map(({ kind, facts }) => [kind, facts]))
  }
  const before = await told()
  expect(before['layer-sealed']).toMatchObject({ layer, codings: null, seq: null, digest: null })
  expect(before['exported']).toEqual({ what: 'codings.csv', round, rows: null })
  await rounds.release(round)
  const after = await told()
  expect(after['layer-sealed']).toMatchObject({ layer, codings: 1, seq: 1 })
  expect(after['exported']).toEqual({ what: 'codings.csv', round, rows: 7 })
})

test('a source that is deleted keeps nobody from the codebook, begun or not, until it is brought back', async () => {
  const round = await rounds.openRound({ blind: true }, ann, ben)
  await rounds.begin(ann, round)
  const codebook = nameDocument('codebook', rounds.project)
  const rights = async () => Promise.all([ann, ben].map(({ id }) => findRight(house.database.db, id, codebook)))
  expect(await rights()).toEqual(['read', 'read'])
  expect((await olga.delete(`${rounds.own}/sources/${rounds.source}`)).status).toBe(204)
  expect(await rights()).toEqual(['write', 'write'])
  expect((await olga.post(`${rounds.own}/sources/${rounds.source}/restoration`)).status).toBe(200)
  expect(await rights()).toEqual(['read', 'read'])
})
