import type { AccountId, LayerId, SessionId } from '@intercoder/domain'
import { closeCodes, nameDocument, readMessage } from '@intercoder/sync'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { codings, replay } from './testing/codings.ts'
import { MemoryLog } from './testing/memory-log.ts'
import { TestClient } from './testing/test-client.ts'
import { TestRooms, visitor } from './testing/test-rooms.ts'

const layer = nameDocument('layer', 'layer-of-anna' as LayerId)
const anna = 'anna' as AccountId

describe('joining', () => {
  test('P5 what one writes the others see, and who comes later finds it', async () => {
    const house = new TestRooms()
    const one = await house.join(layer, 'anna')
    const two = await house.join(layer, 'bert')
    one.doc.getMap('codings').set('a', 1)
    two.doc.getMap('codings').set('b', 2)
    await house.talk()
    const late = await house.join(layer, 'cleo')
    for (const client of [one, two, late]) expect(codings(client)).toEqual({ a: 1, b: 2 })
    expect(late.isSynced).toBe(true)
  })

  test('several who come at once load the document once', async () => {
    const log = new MemoryLog()
    const house = new TestRooms({ log })
    for (const account of ['anna', 'bert', 'cleo']) house.connect(layer, account, new TestClient())
    await house.talk()
    expect([log.loads, house.rooms.stats().connections]).toEqual([1, 3])
  })

  test('a document that cannot be loaded ends in "try again" and never looks empty', async () => {
    const log = new MemoryLog()
    const house = new TestRooms({ log })
    log.cannotLoad = true
    const client = await house.join(layer, 'anna')
    expect(client.pair?.closedWith).toMatchObject({ code: closeCodes.failed.code })
    expect(client.isSynced).toBe(false)
    log.cannotLoad = false
    expect((await house.join(layer, 'anna')).isSynced).toBe(true)
  })

  test('who comes back is given what is missing, and gives it', async () => {
    const house = new TestRooms()
    const one = await house.join(layer, 'anna')
    const two = await house.join(layer, 'bert')
    one.pair?.lose()
    one.disconnect()
    one.doc.getMap('codings').set('offline', 1)
    two.doc.getMap('codings').set('meanwhile', 2)
    two.doc.getMap('codings').delete('meanwhile')
    await house.talk()
    await house.join(layer, 'anna', one)
    expect(codings(one)).toEqual({ offline: 1 })
    expect(codings(two)).toEqual({ offline: 1 })
    expect([one.ledger.isSettled, one.ledger.isUnsaved]).toEqual([true, false])
  })

  test('coming back with nothing new adds nothing to the log, deletions included', async () => {
    const log = new MemoryLog()
    const house = new TestRooms({ log })
    const one = await house.join(layer, 'anna')
    one.doc.getMap('codings').set('a', 1)
    one.doc.getMap('codings').delete('a')
    await house.talk()
    const rows = log.rows.get(layer)?.length
    one.disconnect()
    await house.join(layer, 'anna', one)
    expect([log.rows.get(layer)?.length, one.ledger.isSettled]).toEqual([rows, true])
  })

  test('a large document goes out as its snapshot and the updates since', async () => {
    const log = new MemoryLog()
    const source = new Y.Doc()
    const update = (change: () => void) => {
      const before = Y.encodeStateVector(source)
      change()
      return Y.encodeStateAsUpdate(source, before)
    }
    const first = update(() => source.getMap('codings').set('big', 'x'.repeat(100_000)))
    const second = update(() => source.getMap('codings').set('after', 1))
    await log.append([first, second].map((bytes) => ({ document: layer, account: anna, at: 1, update: bytes })))
    const doc = new Y.Doc()
    Y.applyUpdate(doc, first)
    await log.saveSnapshot(layer, { seq: 1, state: first, stateVector: Y.encodeStateVector(doc) })
    const house = new TestRooms({ log })
    const client = await house.join(layer, 'anna')
    expect(codings(client)).toEqual(source.getMap('codings').toJSON())
  })
})

describe('P7 rights', () => {
  test('without a right the door closes with "forbidden", and nothing is loaded', async () => {
    const log = new MemoryLog()
    const house = new TestRooms({ log })
    house.rights.set(`bert ${layer}`, null)
    const client = await house.join(layer, 'bert')
    expect([client.pair?.closedWith, log.loads]).toEqual([{ code: 4403, reason: 'forbidden' }, 0])
  })

  test('who may read sees and is acknowledged; who then writes is closed, and nothing of it is kept', async () => {
    const log = new MemoryLog()
    const house = new TestRooms({ log })
    const writer = await house.join(layer, 'anna')
    writer.doc.getMap('codings').set('a', 1)
    writer.doc.getMap('codings').delete('a')
    writer.doc.getMap('codings').set('b', 1)
    await house.talk()
    house.rights.set(`bert ${layer}`, 'read')
    const reader = await house.join(layer, 'bert')
    expect([codings(reader), reader.ledger.isSettled]).toEqual([{ b: 1 }, true])
    reader.disconnect()
    await house.join(layer, 'bert', reader)
    expect([reader.pair?.closedWith, reader.ledger.isSettled]).toEqual([null, true])
    reader.doc.getMap('codings').set('mine', 1)
    await house.talk()
    expect(reader.pair?.closedWith).toMatchObject({ code: 4403 })
    expect([codings(writer), replay(log, layer)]).toEqual([{ b: 1 }, { b: 1 }])
  })

  test('a right taken away closes at once; others stay', async () => {
    const house = new TestRooms()
    const one = await house.join(layer, 'anna')
    const two = await house.join(layer, 'bert')
    house.rights.set(`bert ${layer}`, null)
    await house.rooms.recheck({ account: 'bert' as AccountId })
    expect([two.pair?.closedWith, one.pair?.closedWith]).toEqual([{ code: 4403, reason: 'forbidden' }, null])
  })

  test('P1 while a right is being asked anew, nothing goes out and nothing is taken in', async () => {
    const log = new MemoryLog()
    const house = new TestRooms({ log })
    const one = await house.join(layer, 'anna')
    const two = await house.join(layer, 'bert')
    let answer = () => {}
    house.access = (account, document) =>
      new Promise((resolve) => (answer = () => resolve(house.rightOf(account, document))))
    house.rights.set(`bert ${layer}`, null)
    const done = house.rooms.recheck({ account: 'bert' as AccountId })
    two.doc.getMap('codings').set('too late', 1)
    one.doc.getMap('codings').set('secret', 1)
    await house.talk()
    expect(codings(two)).toEqual({ 'too late': 1 })
    answer()
    await done
    await house.talk()
    expect(two.pair?.closedWith).toMatchObject({ code: 4403 })
    expect(replay(log, layer)).toEqual({ secret: 1 })
  })

  test('a right that stays lets through what waited, in order', async () => {
    const house = new TestRooms()
    const one = await house.join(layer, 'anna')
    const two = await house.join(layer, 'bert')
    const done = house.rooms.recheck({})
    one.doc.getMap('codings').set('a', 1)
    two.doc.getMap('codings').set('b', 1)
    await done
    await house.talk()
    expect([codings(one), codings(two)]).toEqual([
      { a: 1, b: 1 },
      { a: 1, b: 1 },
    ])
    expect(one.ledger.isSettled && two.ledger.isSettled).toBe(true)
  })

  test('a lowered right closes at once, and lets in again to read', async () => {
    const house = new TestRooms()
    const one = await house.join(layer, 'anna')
    const two = await house.join(layer, 'bert')
    house.rights.set(`anna ${layer}`, 'read')
    await house.rooms.recheck({})
    expect([one.pair?.closedWith, two.pair?.closedWith]).toEqual([{ code: 4403, reason: 'forbidden' }, null])
    const again = await house.join(layer, 'anna')
    two.doc.getMap('codings').set('b', 1)
    await house.talk()
    expect(codings(again)).toEqual({ b: 1 })
  })

  test('a session that ends closes its connections and no other of the same account', async () => {
    const house = new TestRooms()
    const one = await house.join(layer, 'anna')
    await house.rooms.recheck({ session: 'another' as SessionId })
    expect(one.pair?.closedWith).toBeNull()
    await house.rooms.recheck({ session: visitor('anna').session })
    expect(one.pair?.closedWith).toEqual({ code: 4401, reason: 'signedOut' })
  })

  test('rights that cannot be read are no rights', async () => {
    const house = new TestRooms()
    house.access = () => Promise.reject(new Error('the database is away'))
    const client = await house.join(layer, 'anna')
    expect(client.pair?.closedWith).toMatchObject({ code: closeCodes.failed.code })
  })
})

describe('rooms come and go', () => {
  test('an empty room is let go after its time, and found again as it was', async () => {
    const log = new MemoryLog()
    const house = new TestRooms({ log })
    const one = await house.join(layer, 'anna')
    one.doc.getMap('codings').set('a', 1)
    await house.talk()
    one.pair?.lose()
    one.disconnect()
    await house.clock.pass(29_000)
    expect(house.rooms.stats().documents).toBe(1)
    await house.clock.pass(3_000)
    expect(house.rooms.stats().documents).toBe(0)
    expect(codings(await house.join(layer, 'bert'))).toEqual({ a: 1 })
  })

  test('P2 draining commits and acknowledges what has come, then says "restarting"', async () => {
    const log = new MemoryLog()
    const house = new TestRooms({ log })
    const one = await house.join(layer, 'anna')
    log.hold()
    one.doc.getMap('codings').set('a', 1)
    one.pair?.deliver()
    const drained = house.rooms.drain()
    await house.clock.turn()
    expect(one.pair?.closedWith).toBeNull()
    log.release()
    await house.clock.turn()
    expect(one.pair?.closedWith).toEqual({ code: 1012, reason: 'restarting' })
    one.read()
    expect(one.ledger.isUnsaved).toBe(false)
    expect((await house.join(layer, 'bert')).pair?.closedWith).toMatchObject({ code: 1012 })
    one.pair?.finish()
    await drained
  })

  test('draining does not wait for a client that never says goodbye', async () => {
    const house = new TestRooms()
    await house.join(layer, 'anna')
    const drained = house.rooms.drain()
    await house.clock.pass(3_000)
    await drained
  })

  test("the server writes in an account's name, everyone present sees it, and it can be read back", async () => {
    const log = new MemoryLog()
    const house = new TestRooms({ log })
    const one = await house.join(layer, 'anna')
    const doc = new Y.Doc()
    doc.getMap('codings').set('imported', 1)
    const written = house.rooms.write(layer, 'bert' as AccountId, Y.encodeStateAsUpdate(doc))
    await house.talk()
    expect(await written).toEqual({ ok: true, value: null })
    expect(codings(one)).toEqual({ imported: 1 })
    expect(log.rows.get(layer)).toMatchObject([{ account: 'bert' }])
    const copy = new Y.Doc()
    Y.applyUpdate(copy, await house.rooms.read(layer))
    expect(copy.getMap('codings').toJSON()).toEqual({ imported: 1 })
    expect(await house.rooms.write(layer, anna, new Uint8Array([9, 9, 9]))).toMatchObject({
      refusal: { kind: 'malformed' },
    })
  })
})

test('the server asks first and answers second, so that a newcomer sends nothing back', async () => {
  const house = new TestRooms()
  const one = await house.join(layer, 'anna')
  one.doc.getMap('codings').set('a', 1)
  one.doc.getMap('codings').delete('a')
  await house.talk()
  const late = new TestClient()
  const pair = house.connect(layer, 'bert', late)
  pair.deliver()
  await house.clock.turn()
  pair.deliver()
  const types = pair.toClient.map((frame) => readMessage(frame)?.type)
  expect(types.indexOf('step1')).toBeLessThan(types.indexOf('step2'))
  late.read()
  expect(pair.toServer.map((frame) => readMessage(frame))).toEqual([{ type: 'step2', update: new Uint8Array([0, 0]) }])
})
