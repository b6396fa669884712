/**
 * P1: everything that raw clients of a blind round receive is kept and searched for what somebody else coded there: over
 * every endpoint and every document they could name, in every state of the round. What they are told while she codes must
 * moreover be the same to the byte as before. After release the same search finds it all.
 */
import { closeCodes } from '@intercoder/sync'
import { once } from 'node:events'
import { afterAll, expect, test } from 'vitest'
import { newId } from '../accounts/token.ts'
import { endpoints } from '../http/http.ts'
import { BlindRound } from './testing/blind-round.ts'
import { secrets, shared } from './testing/secrets.ts'

const blind = await BlindRound.open()
const { rounds, round, layer, listeners, bens, gone, ended, traces } = blind
const { olga, ann, ben, own, source, hospital } = rounds

afterAll(() => blind.close())

const changing = endpoints.filter(({ method, path }) => method !== 'get' && !path.startsWith('/api/session'))

/** What was asked of the record is itself in the record, so that it is another each time; it is searched all the same. */
const withoutRecord = (answers: Map<string, string>[]) =>
  answers.map((one) => [...one].filter(([asked]) => !asked.includes('/audit')))

test(
  'while she codes, every answer stays the same to the byte, and no document moves',
  { timeout: 120_000 },
  async () => {
    const before = await blind.listen()
    const heard = listeners.map(({ received }) => received.length)
    await blind.annCodes(3)
    for (const [n, one] of listeners.entries()) expect(one.kindsSince(heard[n] ?? 0)).toEqual([])
    expect(withoutRecord(await blind.listen())).toEqual(withoutRecord(before))
    blind.expectNothing()
  },
)

test('what is asked for with forged or missing bodies tells nothing', { timeout: 120_000 }, async () => {
  const small = listeners.filter(({ person }) => ['Ben Birch', 'Otto'].includes(person.registration.name))
  for (const one of small) {
    await one.askAll(changing, blind.named)
    const path = `${own}/sources/${source}/layer`
    for (const body of [{ round, coder: ann.id, id: layer }, { round: layer }, { round: newId() }, { layer }])
      await one.ask('post', path, body)
  }
  blind.expectNothing()
})

test('in every role that somebody who codes there is given', { timeout: 120_000 }, async () => {
  for (const change of [
    { role: 'lead', cases: [hospital] },
    { role: 'owner' },
    { role: 'observer' },
    { role: 'coder' },
  ]) {
    await olga.patch(`${own}/members/${ben.id}`, change)
    await blind.listenBy(bens)
    await bens.ask('post', `${own}/sources/${source}/layers/${layer}/oversight`)
    await bens.ask('patch', `${own}/rounds/${round}`, { overseen: true })
  }
  blind.expectNothing()
})

test(
  'submitted, reopened, coded on and submitted again, what she coded changes nothing that others are told',
  { timeout: 120_000 },
  async () => {
    const first = (await rounds.submit(ann, layer)).body
    traces['digest of the seal'] = first.digest
    const before = await blind.listen()
    expect((await rounds.reopen(olga, layer, 'More')).status).toBe(204)
    await blind.annCodes(2)
    const second = (await rounds.submit(ann, layer)).body
    expect(second.codings).toBeGreaterThan(first.codings)
    traces['digest of the second seal'] = second.digest
    const after = await blind.listen()
    expect(withoutRecord(after)).toEqual(withoutRecord(before))
    blind.expectNothing({ submitted: true })
  },
)

test(
  'after release the same search finds everything; a stale tab is told to ask anew',
  { timeout: 120_000 },
  async () => {
    const cookie = ended.person.cookie
    await ended.person.delete('/api/session')
    ended.person.cookie = cookie
    await olga.delete(`${own}/members/${gone.person.id}`)
    const stale = blind.openTab(ben)
    await once(stale, 'message')
    blind.expectNothing({ submitted: true })
    const told = once(stale, 'close')
    expect((await rounds.release(round)).status).toBe(200)
    expect((await told)[0]).toBe(closeCodes.changed.code)

    await blind.showWhereAnnReads()
    await rounds.house.house.projections.settle()
    await blind.listenBy(bens)
    expect((await ben.get(`${own}/reviews`)).body.counts).toEqual([{ code: shared, codings: 5 }])
    expect(bens.find({ ...secrets, layer }).toSorted()).toEqual(Object.keys({ ...secrets, layer }).toSorted())
  },
)

test('not even then does an ended session or somebody who left learn anything', { timeout: 120_000 }, async () => {
  for (const one of [ended, gone]) {
    const { shown } = await blind.listenBy(one)
    const code = one === ended ? closeCodes.signedOut.code : closeCodes.forbidden.code
    expect(new Set(Object.values(shown))).toEqual(new Set([code]))
    expect(one.find({ ...secrets, 'digest of the seal': traces['digest of the seal'] ?? '' })).toEqual([])
  }
})
