import type { LayerId } from '@intercoder/domain'
import { createSnapshotKeeper, type SnapshotKeeper } from '@intercoder/storage'
import { nameDocument } from '@intercoder/sync'
import { afterEach, expect, test } from 'vitest'
import { MemoryLog } from './testing/memory-log.ts'
import { TestRooms } from './testing/test-rooms.ts'

const layer = nameDocument('layer', 'layer-of-anna' as LayerId)
let keeper: SnapshotKeeper
afterEach(() => keeper.close())

function open(): { house: TestRooms; log: MemoryLog; asked: Promise<string>[] } {
  const log = new MemoryLog()
  keeper = createSnapshotKeeper(log)
  const asked: Promise<string>[] = []
  const fold: SnapshotKeeper['fold'] = (document) => {
    const folded = keeper.fold(document)
    asked.push(folded.then(() => document))
    return folded
  }
  return { house: new TestRooms({ log, keeper: { fold }, limits: { updatesPerSecond: 1e6 } }), log, asked }
}

async function write(house: TestRooms, updates: number) {
  const client = await house.join(layer, 'anna')
  for (let i = 0; i < updates; i++) client.doc.getMap('codings').set(`${i}`, i)
  await house.talk()
  return client
}

test('a document that is left alone is folded, and its room goes on from the snapshot', async () => {
  const { house, log, asked } = open()
  const client = await write(house, 150)
  await house.clock.pass(4_000)
  expect(asked).toHaveLength(0)
  await house.clock.pass(3_000)
  await Promise.all(asked)
  await house.clock.turn()
  expect(log.snapshots.get(layer)?.seq).toBe(150)
  client.doc.getMap('codings').set('after', 1)
  await house.talk()
  await house.clock.pass(20_000)
  expect(asked).toHaveLength(1)
  const late = await house.join(layer, 'bert')
  expect(late.doc.getMap('codings').size).toBe(151)
})

test('P2 what is committed while a fold is under way is not forgotten by its room', async () => {
  const log = new MemoryLog()
  keeper = createSnapshotKeeper(log)
  let finish = () => {}
  const finished = new Promise<void>((resolve) => (finish = resolve))
  const fold: SnapshotKeeper['fold'] = async (document) => {
    const folded = await keeper.fold(document)
    await finished
    return folded
  }
  const house = new TestRooms({ log, keeper: { fold }, limits: { updatesPerSecond: 1e6 } })
  const client = await write(house, 150)
  await house.clock.pass(7_000)
  client.doc.getMap('codings').set('meanwhile', 1)
  await house.talk()
  finish()
  while (!log.snapshots.has(layer)) await house.clock.turn()
  await house.clock.turn()
  const late = await house.join(layer, 'bert')
  expect(late.doc.getMap('codings').has('meanwhile')).toBe(true)
})

test('a short log is left as it is while its room is open, and folded when it closes', async () => {
  const { house, log, asked } = open()
  const client = await write(house, 30)
  await house.clock.pass(20_000)
  expect(asked).toHaveLength(0)
  client.pair?.lose()
  client.disconnect()
  await house.clock.pass(35_000)
  await Promise.all(asked)
  expect(log.snapshots.get(layer)?.seq).toBe(30)
})

test('never while something is on its way to the log', async () => {
  const { house, log, asked } = open()
  const client = await write(house, 2_100)
  log.hold()
  client.doc.getMap('codings').set('on its way', 1)
  client.pair?.deliver()
  await house.clock.pass(10_000)
  expect(asked).toHaveLength(0)
  log.release()
  await house.talk()
  await house.clock.pass(2_000)
  expect(asked).toHaveLength(1)
})

test('a log that cannot be folded is left alone and goes on being read', async () => {
  const { house, log, asked } = open()
  await write(house, 150)
  const rows = log.rows.get(layer)
  rows?.splice(3, 1)
  await house.clock.pass(20_000)
  await Promise.all(asked)
  await house.clock.turn()
  expect([asked.length, log.snapshots.size, house.errors]).toEqual([1, 0, ['log cannot be folded']])
})
