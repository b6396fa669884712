/** Releases through the doors of a real server: what they bring, and when they come by themselves. */
import { inventCode, openDocument, readCodebook, readDrafts } from '@intercoder/documents'
import { refuse, type CodeId, type RoundId } from '@intercoder/domain'
import { nameDocument } from '@intercoder/sync'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeAll } from './releasing.ts'
import { putCoding, RoundHouse } from './testing/round-house.ts'

const rounds = await RoundHouse.open()
const { house, olga, ann, ben } = rounds

beforeEach(() => rounds.startStudy())
afterAll(() => rounds.close())

describe('a release', () => {
  test('seals what was not submitted, shows the layers, and makes drafts suggestions that codings read as', async () => {
    const round = await rounds.openRound({}, ann, ben)
    const [annas, bens] = [await rounds.begin(ann, round), await rounds.begin(ben, round)]
    const night = 'code-nights-of-ann' as CodeId
    const empty = { codes: [], operations: [] }
    await rounds.write(ann, annas, (doc) => {
      inventCode(doc, empty, { id: night, name: 'Nights', at: 1 })
      putCoding(doc, 'coding-one', night)
    })
    await rounds.write(ben, bens, (doc) =>
      inventCode(doc, empty, { id: 'code-of-ben' as CodeId, name: 'nights', at: 1 }),
    )
    await rounds.submit(ann, annas)
    expect(await codebookOf()).toEqual([])
    expect((await rounds.release(round)).body).toMatchObject({ source: rounds.source, consensus: expect.any(String) })
    const suggested = await codebookOf()
    expect(suggested.map(([, by]) => by).toSorted()).toEqual([ann.id, ben.id].toSorted())
    expect(suggested.map(([name]) => name).join()).toMatch(/\((AA|BB)\)/)
    await house.house.projections.settle()
    const listed = (await olga.get(`${rounds.own}/codes/${night}/codings`)).body
    expect(listed).toMatchObject([{ id: 'coding-one', coder: ann.id, layer: annas }])
    expect((await rounds.audited('layer-sealed')).map(({ account }) => account).toSorted()).toEqual(
      [ann.id, olga.id].toSorted(),
    )
    expect(await rounds.audited('source-released')).toMatchObject([{ account: olga.id, facts: { automatic: false } }])
    expect((await rounds.release(round)).body.refusal).toEqual({ kind: 'already-released' })
  })

  test('comes by itself once all have submitted, where the round says so', async () => {
    const round = await rounds.openRound({ autoRelease: true }, ann, ben)
    expect((await rounds.submit(ann, await rounds.begin(ann, round))).body.released).toBe(false)
    expect((await rounds.submit(ben, await rounds.begin(ben, round))).body.released).toBe(true)
    expect(await rounds.audited('source-released')).toMatchObject([{ account: ben.id, facts: { automatic: true } }])
    expect((await rounds.progress(ann, round)).releasedAt).not.toBeNull()
  })

  test('comes by itself where nobody is left to wait for', async () => {
    const releasedIn = async (round: RoundId) => (await rounds.progress(ann, round)).releasedAt !== null
    const waiting = await rounds.openRound({ autoRelease: true }, ann, ben)
    await rounds.submit(ann, await rounds.begin(ann, waiting))
    expect(await releasedIn(waiting)).toBe(false)
    await olga.delete(`${rounds.own}/rounds/${waiting}/assignments`, {
      pairs: [{ source: rounds.source, coder: ben.id }],
    })
    expect(await releasedIn(waiting)).toBe(true)

    const asked = await rounds.openRound({}, ann)
    await rounds.submit(ann, await rounds.begin(ann, asked))
    await olga.patch(`${rounds.own}/rounds/${asked}`, { name: 'Not yet' })
    expect(await releasedIn(asked)).toBe(false)
    await olga.patch(`${rounds.own}/rounds/${asked}`, { autoRelease: true })
    expect(await releasedIn(asked)).toBe(true)

    const killed = await rounds.openRound({}, ann)
    await rounds.submit(ann, await rounds.begin(ann, killed))
    await house.database.pool.query('update round set auto_release = true where id = $1', [killed])
    await house.house.finishRounds()
    expect(await releasedIn(killed)).toBe(true)
  })

  test('P7: nobody has sources released by themselves that they may not release', async () => {
    const round = await rounds.openRound({}, ann)
    await rounds.submit(ann, await rounds.begin(ann, round))
    const lena = await house.register('Lena Lead')
    await house.join(rounds.project, olga, lena, 'lead', [])
    const turnOn = () => lena.patch(`${rounds.own}/rounds/${round}`, { autoRelease: true })
    expect((await turnOn()).body.refusal).toEqual({ kind: 'forbidden' })
    expect((await rounds.progress(ann, round)).releasedAt).toBeNull()
    const other = await rounds.openRound({}, ann, ben)
    expect((await lena.patch(`${rounds.own}/rounds/${other}`, { autoRelease: true })).status).toBe(200)
  })

  test('of two who submit at the same moment happens once', async () => {
    const round = await rounds.openRound({ autoRelease: true }, ann, ben)
    const [annas, bens] = [await rounds.begin(ann, round), await rounds.begin(ben, round)]
    const answers = await Promise.all([rounds.submit(ann, annas), rounds.submit(ben, bens)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(answers.filter(({ body }) => body.released)).toHaveLength(1)
    expect(await rounds.audited('source-released')).toHaveLength(1)
    expect(await rounds.audited('layer-sealed')).toHaveLength(2)
  })

  test('does not come by itself over a layer that was given back meanwhile', async () => {
    const round = await rounds.openRound({}, ann, ben)
    const [annas, bens] = [await rounds.begin(ann, round), await rounds.begin(ben, round)]
    for (const [coder, layer] of [[ann, annas] as const, [ben, bens] as const]) await rounds.submit(coder, layer)
    const release = { project: rounds.project, round, source: rounds.source, account: ben.id, automatic: true }
    const closeNow = () => house.database.db.transaction((tx) => closeAll(tx, release, 1))
    expect(await closeNow()).toBe('not-due')
    await house.database.pool.query('update round set auto_release = true where id = $1', [round])
    await rounds.reopen(olga, annas, 'One page was missing')
    expect(await closeNow()).toBe('not-due')
    expect((await rounds.progress(ann, round)).releasedAt).toBeNull()
    await rounds.write(ann, annas, (doc) => putCoding(doc, 'coding-one', 'code-nights-of-ann' as CodeId))
    expect((await rounds.submit(ann, annas)).body.released).toBe(true)
  })

  test('whose last steps fail is taken up where it was left, by who asks again and by the server itself', async () => {
    for (const takeUp of [(round: RoundId) => rounds.release(round), () => house.house.completeReleases()]) {
      await rounds.startStudy()
      const round = await rounds.openRound({}, ann)
      await rounds.write(ann, await rounds.begin(ann, round), (doc) =>
        inventCode(doc, { codes: [], operations: [] }, { id: 'code-of-ann' as CodeId, name: 'Nights', at: 1 }),
      )
      vi.spyOn(house.house.rooms, 'write').mockResolvedValueOnce(refuse({ kind: 'unavailable' }))
      expect((await rounds.release(round)).body.refusal).toEqual({ kind: 'unavailable' })
      expect(await codebookOf()).toEqual([])
      await takeUp(round)
      expect(await codebookOf()).toEqual([['Nights', ann.id]])
      expect((await rounds.progress(ann, round)).consensus).not.toBeNull()
      expect((await rounds.release(round)).body.refusal).toEqual({ kind: 'already-released' })
      expect(await rounds.audited('source-released')).toHaveLength(1)
    }
  })

  test('that was cut short is completed at the next start', async () => {
    const round = await rounds.openRound({}, ann)
    const layer = await rounds.begin(ann, round)
    await rounds.write(ann, layer, (doc) =>
      inventCode(doc, { codes: [], operations: [] }, { id: 'code-of-ann' as CodeId, name: 'Nights', at: 1 }),
    )
    await house.database.pool.query('update round_source set released_at = 1 where round = $1', [round])
    await house.house.finishRounds()
    await house.house.finishRounds()
    expect(await codebookOf()).toEqual([['Nights', ann.id]])
    expect((await rounds.progress(ann, round)).consensus).not.toBeNull()
  })
})

async function codebookOf(): Promise<[string, string | null][]> {
  const doc = openDocument(await house.house.rooms.read(nameDocument('codebook', rounds.project)))
  expect(readDrafts(doc)).toEqual([])
  return readCodebook(doc).codebook.codes.map(({ name, suggestedBy }) => [name, suggestedBy])
}
