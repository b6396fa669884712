/**
 * Real rooms, real documents, a real database; sockets, time and luck in the hands of a seed. `SEED` repeats one story,
 * `RUNS` tells more of them.
 */
import { MemoryLog } from '@intercoder/server/rooms/testing'
import { createDocumentLog, createSnapshotKeeper, openDatabase } from '@intercoder/storage'
import { findEngines, titleOf } from '@intercoder/storage/testing'
import { afterAll, expect, test } from 'vitest'
import { tellStory, type Tally } from './story.ts'

const given = process.env['SEED']
const runs = given ? 1 : Number(process.env['RUNS'] ?? 4)
const first = given ? Number(given) : Math.floor(Math.random() * 2 ** 31)
const seeds = Array.from({ length: runs }, (_, index) => first + index)
const length = Number(process.env['STEPS'] ?? 900)

const sum: Tally = {}
const add = (tally: Tally) => {
  for (const [what, times] of Object.entries(tally)) sum[what] = (sum[what] ?? 0) + times
}

test.for(seeds)('P2 P4 P5 P6 P7 P10 all ends well, in memory (SEED=%i)', async (seed) => {
  const log = new MemoryLog()
  const keeper = createSnapshotKeeper(log)
  add(await tellStory(seed, length, log, keeper))
  await keeper.close()
})

const onEngines = (await findEngines()).flatMap((engine) =>
  seeds.slice(0, Math.ceil(runs / 4)).map((seed) => ({ seed, engine, name: engine.name })),
)

test.for(onEngines)('P2 P4 P5 P6 P7 P10 all ends well, on $name (SEED=$seed)', async ({ seed, engine }, { skip }) => {
  skip(engine.unreachable !== null, titleOf(engine))
  const place = await engine.makePlace()
  const database = await openDatabase(place.options)
  const log = createDocumentLog(database.pool)
  const keeper = createSnapshotKeeper(log)
  add(await tellStory(seed, length, log, keeper))
  await keeper.close()
  await database.close()
  await place.remove()
})

test('and something did happen', { skip: Boolean(given) }, () => {
  const told = ['edits', 'committed', 'groups', 'claims', 'moments', 'drops', 'superseded', 'kills', 'cutOff', 'failed']
  told.push('answersLost', 'loadsFailed', 'gaps', 'rechecks', 'deadTabs', 'nights', 'folds', 'presences')
  told.push(
    'misdeeds refused',
    'trespasses',
    'closed: forbidden',
    'closed: malformed',
    'closed: tooLarge',
    'closed: failed',
  )
  expect(Object.fromEntries(told.map((what) => [what, sum[what] ?? 0]))).toEqual(
    Object.fromEntries(
      told.map((what) => [what, expect.toSatisfy((times: number) => times > 0, `${what} more than never`)]),
    ),
  )
})

afterAll(() => console.log(`Stories from seed ${first}:`, sum))
