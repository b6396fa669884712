import type { LayerId } from '@intercoder/domain'
import { closeCodes, limits, nameDocument, writeAwareness, writeStep1, writeUpdate } from '@intercoder/sync'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { MemoryLog } from './testing/memory-log.ts'
import { TestClient } from './testing/test-client.ts'
import { TestRooms } from './testing/test-rooms.ts'

const layer = nameDocument('layer', 'layer-of-anna' as LayerId)
const MEGABYTE = 1024 * 1024

/** What a bystander in the same room notices of somebody's misbehaviour: nothing. */
async function withBystander(house: TestRooms, misbehave: () => Promise<void>): Promise<void> {
  const bystander = await house.join(layer, 'bystander')
  bystander.doc.getMap('codings').set('before', 1)
  await house.talk()
  await misbehave()
  bystander.doc.getMap('codings').set('after', 1)
  await house.talk()
  expect([bystander.pair?.closedWith, bystander.ledger.isSettled]).toEqual([null, true])
  const late = await house.join(layer, 'late')
  expect(late.doc.getMap('codings').toJSON()).toMatchObject({ before: 1, after: 1 })
}

describe('P6 bad input is refused by name, and nobody else notices', () => {
  const forged = new Y.Doc()
  forged.getMap('codings').set('x', 1)
  const good = Y.encodeStateAsUpdate(forged)
  test.each([
    ['an empty frame', new Uint8Array(), 'malformed'],
    ['a message of no known type', new Uint8Array([99]), 'malformed'],
    ['an update that is none', writeUpdate(new Uint8Array([1, 2, 3, 4])), 'malformed'],
    ['an update that ends early', writeUpdate(good.subarray(0, good.length - 3)), 'malformed'],
    ['a state vector that is none', writeStep1(new Uint8Array([255, 255, 255])), 'malformed'],
    ['an update over its limit', writeUpdate(new Uint8Array(limits.updateBytes + 1)), 'tooLarge'],
    ['a frame over its limit', new Uint8Array(limits.frameBytes + 1), 'tooLarge'],
    ['presence over its limit', writeAwareness([{ client: 1, clock: 1, state: `"${'x'.repeat(3000)}"` }]), 'tooLarge'],
    ['presence that is no state', writeAwareness([{ client: 1, clock: 1, state: '[1]' }]), 'malformed'],
    ['presence that is no JSON', writeAwareness([{ client: 1, clock: 1, state: '{' }]), 'malformed'],
  ] as const)('%s', async (_, frame, reason) => {
    const house = new TestRooms()
    await withBystander(house, async () => {
      const client = await house.join(layer, 'mallory')
      client.pair?.toServer.push(frame)
      await house.talk()
      await house.clock.pass(limits.awarenessFlushMs)
      expect(client.pair?.closedWith).toEqual({ code: closeCodes[reason].code, reason })
    })
  })

  test('what builds on something that its own sender does not have either', async () => {
    const house = new TestRooms()
    await withBystander(house, async () => {
      const doc = new Y.Doc()
      doc.getMap('codings').set('missing', 1)
      const before = Y.encodeStateVector(doc)
      doc.getMap('codings').set('dangling', 1)
      const client = new TestClient()
      Y.applyUpdate(client.doc, Y.encodeStateAsUpdate(doc, before), client)
      await house.join(layer, 'mallory', client)
      expect(client.pair?.closedWith).toMatchObject({ reason: 'malformed' })
    })
  })
})

test('P6 a document that is full takes deletions and nothing else; what is deleted makes room', async () => {
  const house = new TestRooms({ limits: { documentBytes: 2_000 } })
  const one = await house.join(layer, 'anna')
  const codings = one.doc.getMap('codings')
  codings.set('a', 'x'.repeat(1_500))
  await house.talk()
  codings.delete('a')
  await house.talk()
  codings.set('b', 'x'.repeat(1_500))
  await house.talk()
  expect([one.pair?.closedWith, one.ledger.isSettled]).toEqual([null, true])
  codings.set('c', 'x'.repeat(1_500))
  await house.talk()
  expect(one.pair?.closedWith).toEqual({ code: 4413, reason: 'tooLarge' })
})

test('what was overwritten long ago does not fill a document', async () => {
  const house = new TestRooms({ limits: { documentBytes: 20_000 } })
  const one = await house.join(layer, 'anna')
  for (let i = 0; i < 100; i++) {
    one.doc.getMap('codings').set('a', `${i}`.padEnd(1_000, '.'))
    await house.talk()
  }
  expect([one.pair?.closedWith, one.ledger.isSettled]).toEqual([null, true])
  const late = await house.join(layer, 'bert')
  expect(late.doc.getMap('codings').get('a')).toMatch(/^99/)
})

test('P6 accounts and documents have so many connections and no more', async () => {
  const house = new TestRooms({ limits: { socketsPerAccount: 2, socketsPerDocument: 3 } })
  const clients = []
  for (const account of ['anna', 'anna', 'anna', 'bert', 'cleo']) clients.push(await house.join(layer, account))
  expect(clients.map(({ pair }) => pair?.closedWith)).toEqual([
    null,
    null,
    { code: 4429, reason: 'tooManyConnections' },
    null,
    { code: 4429, reason: 'tooManyConnections' },
  ])
  clients[0]?.pair?.lose()
  expect((await house.join(layer, 'anna')).pair?.closedWith).toBeNull()
})

test('P6 the tabs of one account do not take all the places of a document', async () => {
  const house = new TestRooms({ limits: { socketsPerAccountAndDocument: 2 } })
  const clients = []
  for (const account of ['anna', 'anna', 'anna', 'bert']) clients.push(await house.join(layer, account))
  const reason = 'tooManyConnections'
  expect(clients.map(({ pair }) => pair?.closedWith)).toEqual([
    null,
    null,
    { code: closeCodes[reason].code, reason },
    null,
  ])
  clients[1]?.pair?.lose()
  expect((await house.join(layer, 'anna')).pair?.closedWith).toBeNull()
})

describe('a flood', () => {
  test('is read no faster than the limit, and nothing of it is lost', async () => {
    const house = new TestRooms({ limits: { updatesPerSecond: 10 } })
    const one = await house.join(layer, 'anna')
    await house.clock.pass(1_000)
    for (let i = 0; i < 25; i++) one.doc.getMap('codings').set(`${i}`, i)
    await house.talk()
    expect(one.pair?.isPaused).toBe(true)
    expect(house.committed.length).toBeLessThan(13)
    for (let second = 0; second < 3; second++) {
      await house.clock.pass(1_000)
      await house.talk()
    }
    expect([house.committed.length, one.ledger.isSettled]).toEqual([25, true])
  })

  test('that does not end is closed with "overloaded"', async () => {
    const house = new TestRooms({ limits: { updatesPerSecond: 10, floodPatienceMs: 5_000 } })
    const one = await house.join(layer, 'anna')
    for (let second = 0; second < 8 && !one.pair?.closedWith; second++) {
      for (let i = 0; i < 30; i++) one.doc.getMap('codings').set(`${second} ${i}`, i)
      await house.talk()
      await house.clock.pass(1_000)
    }
    expect(one.pair?.closedWith).toEqual({ code: 1013, reason: 'overloaded' })
  })

  test('of bytes into a log that is slow waits at the sender, not in memory', async () => {
    const log = new MemoryLog()
    const house = new TestRooms({ log, limits: { unsavedBytes: 100_000, updateBytesPerSecond: 1e9 } })
    const one = await house.join(layer, 'anna')
    log.hold()
    for (let i = 0; i < 50; i++) one.doc.getMap('codings').set(`${i}`, 'x'.repeat(10_000))
    await house.talk()
    expect(one.pair?.toServer.length).toBeGreaterThan(35)
    log.release()
    await house.talk()
    expect(one.ledger.isSettled).toBe(true)
  })
})

describe('a reader that stops reading', () => {
  test('is cut before more than its share waits for it; the others are sent everything', async () => {
    const house = new TestRooms({ limits: { updateBytesPerSecond: 1e9 } })
    const stalled = await house.join(layer, 'stalled')
    const { pair } = stalled
    stalled.pair = null
    const writer = await house.join(layer, 'writer')
    let most = 0
    for (let i = 0; i < 12 && !pair?.isOver; i++) {
      writer.doc.getMap('codings').set('big', `${i}`.repeat(MEGABYTE / 2))
      await house.talk()
      most = Math.max(most, pair?.server.waiting ?? 0)
    }
    expect([pair?.closedWith, writer.pair?.closedWith]).toEqual(['cut', null])
    expect(most).toBeLessThan(limits.sendBufferBytes + MEGABYTE)
  })

  test('may take its time over a large document that it asked for', async () => {
    const house = new TestRooms({ limits: { updateBytesPerSecond: 1e9 } })
    const writer = await house.join(layer, 'writer')
    for (let i = 0; i < 12; i++) writer.doc.getMap('codings').set(`${i}`, 'x'.repeat(MEGABYTE / 2))
    await house.talk()
    const slow = new TestClient()
    const pair = house.connect(layer, 'slow', slow)
    await house.clock.turn()
    pair.deliver()
    await house.clock.turn()
    expect(pair.server.waiting).toBeGreaterThan(limits.sendBufferBytes)
    expect(pair.closedWith).toBeNull()
  })

  test('is cut when nothing has moved for too long', async () => {
    const house = new TestRooms()
    const one = await house.join(layer, 'anna')
    one.pair?.stall()
    expect(one.pair?.closedWith).toBe('cut')
  })
})

describe('heartbeat', () => {
  test('who answers stays, and is sent a message often enough for a stock client to stay too', async () => {
    const house = new TestRooms()
    const one = await house.join(layer, 'anna')
    for (let i = 0; i < 4; i++) {
      await house.clock.pass(30_000)
      expect(one.pair?.toClient.length).toBeGreaterThan(0)
      await house.talk()
    }
    expect(one.pair?.closedWith).toBeNull()
  })

  test('who does not answer is cut', async () => {
    const house = new TestRooms()
    const one = await house.join(layer, 'anna')
    if (one.pair) one.pair.answersPings = false
    await house.clock.pass(2 * limits.heartbeatMs + 2_000)
    expect(one.pair?.closedWith).toBe('cut')
  })
})
