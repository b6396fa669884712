/** Append, then acknowledge: what is stored, when it is told, and what becomes of it when storing fails. */
import type { AccountId, LayerId } from '@intercoder/domain'
import { closeCodes, nameDocument } from '@intercoder/sync'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { codings, replay } from './testing/codings.ts'
import { MemoryLog } from './testing/memory-log.ts'
import { TestRooms } from './testing/test-rooms.ts'

const layer = nameDocument('layer', 'layer-of-anna' as LayerId)
const other = nameDocument('layer', 'layer-of-bert' as LayerId)
const anna = 'anna' as AccountId

describe('P2 append, then acknowledge', () => {
  test('nobody sees a change and nobody is told "saved" before it is committed', async () => {
    const log = new MemoryLog()
    const house = new TestRooms({ log })
    const one = await house.join(layer, 'anna')
    const two = await house.join(layer, 'bert')
    log.hold()
    one.doc.getMap('codings').set('a', 1)
    await house.talk()
    expect([codings(two), one.ledger.isSettled, one.ledger.isUnsaved]).toEqual([{}, false, true])
    log.release()
    await house.talk()
    expect([codings(two), one.ledger.isSettled, one.ledger.isUnsaved]).toEqual([{ a: 1 }, true, false])
  })

  test('what arrives while one append is on its way is committed together', async () => {
    const log = new MemoryLog()
    const house = new TestRooms({ log })
    const writers = [await house.join(layer, 'anna'), await house.join(other, 'bert')]
    const before = log.appends
    log.hold()
    for (let i = 0; i < 10; i++) for (const { doc } of writers) doc.getMap('codings').set(`${i}`, i)
    for (const { pair } of writers) pair?.deliver(1)
    await house.talk()
    log.release()
    await house.talk()
    expect(log.appends - before).toBe(2)
    expect(house.rooms.stats()).toMatchObject({ committed: 20, groups: 2 })
    expect(Object.keys(replay(log, other))).toHaveLength(10)

    expect(house.committed).toHaveLength(20)
  })

  test.each(['fails', 'answer lost'] as const)(
    'when an append %s, its room closes and clients bring it back',
    async (fault) => {
      const log = new MemoryLog()
      const house = new TestRooms({ log })
      const one = await house.join(layer, 'anna')
      log.fault = () => fault
      one.doc.getMap('codings').set('a', 1)
      await house.talk()
      expect(one.pair?.closedWith).toMatchObject({ code: closeCodes.failed.code })
      expect(one.ledger.isUnsaved).toBe(true)
      log.fault = () => null
      await house.join(layer, 'anna', one)
      expect([replay(log, layer), one.ledger.isUnsaved]).toEqual([{ a: 1 }, false])
    },
  )

  test.each(['fails', 'answer lost'] as const)(
    'P2 what waited behind an append that %s is not stored without it',
    async (fault) => {
      const log = new MemoryLog()
      const house = new TestRooms({ log })
      const one = await house.join(layer, 'anna')
      let appends = 0
      log.fault = () => (appends++ === 0 ? fault : null)
      log.hold()
      for (const code of ['a', 'b', 'c']) {
        one.doc.getMap('codings').set(code, 1)
        one.pair?.deliver()
        await house.clock.turn()
      }
      log.release()
      await house.talk()
      expect(one.pair?.closedWith).toMatchObject({ code: closeCodes.failed.code })
      await house.join(layer, 'anna', one)
      expect(replay(log, layer)).toEqual({ a: 1, b: 1, c: 1 })
      expect(one.ledger.isUnsaved).toBe(false)
    },
  )

  test('P6 a document that the log will not take does not cost the others in its group anything', async () => {
    const log = new MemoryLog()
    const house = new TestRooms({ log })
    const one = await house.join(layer, 'anna')
    const two = await house.join(other, 'bert')
    log.fault = (updates) => (updates.some(({ document }) => document === layer) ? 'fails' : null)
    one.doc.getMap('codings').set('a', 1)
    two.doc.getMap('codings').set('b', 2)
    await house.talk()
    expect(one.pair?.closedWith).toMatchObject({ code: closeCodes.failed.code })
    expect([two.pair?.closedWith, two.ledger.isSettled, replay(log, other)]).toEqual([null, true, { b: 2 }])
  })

  test('P4 the log says who and when, whoever the client claims to be', async () => {
    const log = new MemoryLog()
    const house = new TestRooms({ log })
    const one = await house.join(layer, 'anna')
    one.doc.getMap('codings').set('a', 1)
    await house.talk()
    expect(log.rows.get(layer)).toMatchObject([{ seq: 1, account: 'anna', at: house.clock.now() }])
  })

  test('an update that builds on what is not here is set aside, asked for and counted once it is here', async () => {
    const log = new MemoryLog()
    const house = new TestRooms({ log })
    const one = await house.join(layer, 'anna')
    one.doc.getMap('codings').set('a', 1)
    one.pair?.toServer.splice(0)
    one.doc.getMap('codings').set('b', 2)
    await house.talk()
    expect(house.rooms.stats().gaps).toBe(1)
    expect(replay(log, layer)).toEqual({ a: 1, b: 2 })
  })

  test('a log that moved on without its room is loaded again', async () => {
    const log = new MemoryLog()
    const house = new TestRooms({ log })
    const one = await house.join(layer, 'anna')
    const stranger = new Y.Doc()
    stranger.getMap('codings').set('elsewhere', 1)
    await log.append([{ document: layer, account: anna, at: 1, update: Y.encodeStateAsUpdate(stranger) }])
    one.doc.getMap('codings').set('a', 1)
    await house.talk()
    expect(one.pair?.closedWith).toMatchObject({ code: closeCodes.failed.code })
    await house.join(layer, 'anna', one)
    expect(codings(one)).toEqual({ elsewhere: 1, a: 1 })
  })
})
