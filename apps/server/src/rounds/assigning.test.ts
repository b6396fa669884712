/** Rounds through the doors of a real server: who is to code what, how far it has come, and who looks on. */
import type { SourceId } from '@intercoder/domain'
import { nameDocument } from '@intercoder/sync'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { findRight } from '../access/access.ts'
import { newId } from '../accounts/token.ts'
import type { Person } from '../testing/index.ts'
import { RoundHouse } from './testing/round-house.ts'

const rounds = await RoundHouse.open()
const { house, olga, ann, ben } = rounds

beforeEach(() => rounds.startStudy())
afterAll(() => rounds.close())

describe('a round', () => {
  test('says how far it has come, to everyone in it, in states alone', async () => {
    const round = await rounds.openRound({}, ann, ben)
    expect((await rounds.progress(ann, round)).coders.map(({ state }: { state: string }) => state)).toEqual([
      'assigned',
      'assigned',
    ])
    const layer = await rounds.begin(ann, round)
    await rounds.submit(ann, await rounds.begin(ben, round))
    await rounds.submit(ben, await rounds.begin(ben, round))
    const seen = (await rounds.progress(ann, round)).coders
    const bySelf = Object.fromEntries(seen.map((one: { coder: string }) => [one.coder, one]))
    expect(bySelf[ann.id]).toMatchObject({ state: 'coding', layer, sealedAt: null })
    expect(bySelf[ben.id]).toMatchObject({ state: 'submitted', layer: null, abilities: [] })
    expect((await ann.get(`${rounds.own}/my-work`)).body).toMatchObject([
      { round, source: rounds.source, state: 'coding', layer },
    ])
    expect(await rounds.listed(ann, round)).toMatchObject({
      counts: { sources: 1, pairs: 2, submitted: 1, released: 0 },
      mine: { pairs: 1, submitted: 0 },
    })
  })

  test('tells those who may release a source that all have submitted it, and nobody else', async () => {
    const round = await rounds.openRound({}, ann, ben)
    const readyFor = async (person: Person) => (await rounds.listed(person, round)).counts.ready
    await rounds.submit(ann, await rounds.begin(ann, round))
    const layer = await rounds.begin(ben, round)
    expect(await readyFor(olga)).toBe(0)
    await rounds.submit(ben, layer)
    expect(await readyFor(olga)).toBe(1)
    expect(await readyFor(ann)).toBe(0)
    await rounds.release(round)
    expect(await readyFor(olga)).toBe(0)
  })

  test('is coded under a version of the codebook that is there', async () => {
    const made = await olga.post(`${rounds.own}/rounds`, { name: 'Under none', version: 'no-such-version' })
    expect(made.body.refusal).toEqual({ kind: 'unknown-version', version: 'no-such-version' })
  })

  test('is coded by nobody but those who are assigned, and taken back from nobody who has begun', async () => {
    const round = await rounds.openRound({}, ann)
    const refused = await ben.post(`${rounds.own}/sources/${rounds.source}/layer`, { round })
    expect(refused.body.refusal).toEqual({ kind: 'not-assigned' })
    await rounds.begin(ann, round)
    const { source } = rounds
    const pairs = [{ source, coder: ann.id }]
    const taken = await olga.delete(`${rounds.own}/rounds/${round}/assignments`, { pairs })
    expect(taken.body.refusal).toEqual({ kind: 'coding-begun', source, coder: ann.id })
    expect((await olga.delete(`${rounds.own}/rounds/${round}`)).body.refusal).toEqual({ kind: 'round-begun' })
    expect((await olga.delete(`${rounds.own}/rounds/${await rounds.openRound({}, ben)}`)).status).toBe(204)
  })

  test('is drawn by lot: the same seed proposes the same, and what it proposes can be assigned', async () => {
    const round = await rounds.openRound()
    const lot = { share: 1, coders: 2, among: [ann.id, ben.id, olga.id], seed: 7 }
    const drawn = (await olga.post(`${rounds.own}/rounds/${round}/draw`, lot)).body
    expect((await olga.post(`${rounds.own}/rounds/${round}/draw`, lot)).body).toEqual(drawn)
    expect(drawn.pairs).toHaveLength(2)
    expect((await olga.post(`${rounds.own}/rounds/${round}/assignments`, drawn)).status).toBe(200)
    expect(await rounds.audited('assigned')).toMatchObject([{ account: olga.id, facts: { round, seed: 7 } }])
  })

  test('a lead assigns in the cases they lead, all or nothing', async () => {
    const lena = await house.register(`Lena ${newId()}`)
    const { project, own, hospital, source: theirs } = rounds
    await house.join(project, olga, lena, 'lead', [hospital])
    const elsewhere = (await olga.post(`${own}/cases`, { name: 'Hospital C' })).body.id
    const others = await house.importText(project, olga, { case: elsewhere }, 'Nurse: In C.')
    const round = await rounds.openRound()
    const assign = (...sources: SourceId[]) =>
      lena.post(`${own}/rounds/${round}/assignments`, { pairs: sources.map((source) => ({ source, coder: ann.id })) })
    expect((await assign(theirs, others)).status).toBe(403)
    expect((await olga.get(`${own}/rounds/${round}/progress`)).body.sources).toEqual([])
    expect((await assign(theirs)).status).toBe(200)
  })
})

describe('P1 whoever looks on', () => {
  test('does so only once it is recorded, is shown to the coders, and is never assigned', async () => {
    const round = await rounds.openRound({ overseen: true }, ann)
    const layer = await rounds.begin(ann, round)
    const document = nameDocument('layer', layer)
    const rightOfOlga = () => findRight(house.database.db, olga.id, document)
    expect(await rightOfOlga()).toBeNull()
    expect((await rounds.oversee(ben, layer)).status).toBe(403)
    for (let times = 0; times < 2; times++) expect((await rounds.oversee(olga, layer)).status).toBe(204)
    expect(await rightOfOlga()).toBe('read')
    expect(await rounds.audited('layer-overseen')).toMatchObject([{ account: olga.id, facts: { layer } }])
    const { overseers } = (await ann.get(`${rounds.own}/rounds/${round}/progress`)).body
    expect(overseers).toMatchObject([{ account: olga.id, looks: [{ layer }] }])
    const pairs = [{ source: rounds.source, coder: olga.id }]
    const assigned = await olga.post(`${rounds.own}/rounds/${round}/assignments`, { pairs })
    expect(assigned.body.refusal).toEqual({ kind: 'has-overseen', coder: olga.id })
  })

  test('is nobody who codes in the round, and nobody where it does not say so', async () => {
    const round = await rounds.openRound({ overseen: true }, ann, olga)
    const layer = await rounds.begin(ann, round)
    const look = await rounds.oversee(olga, layer)
    const none = await rounds.oversee(olga, newId())
    expect([look.status, look.body]).toEqual([none.status, none.body])
    const other = await rounds.begin(ann, await rounds.openRound({}, ann))
    expect((await rounds.oversee(olga, other)).status).toBe(404)
  })
})
