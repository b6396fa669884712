/** What a client says in its address that it has, and what a room makes of it. */
import type { LayerId } from '@intercoder/domain'
import { closeCodes, nameDocument, writeStep1 } from '@intercoder/sync'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { codings } from './testing/codings.ts'
import { TestClient } from './testing/test-client.ts'
import { TestRooms } from './testing/test-rooms.ts'

const layer = nameDocument('layer', 'layer-of-anna' as LayerId)

test('P5 who says what it has is given the rest before it asks, once, and all that comes after', async () => {
  const house = new TestRooms()
  const one = await house.join(layer, 'anna')
  const two = await house.join(layer, 'bert')
  one.disconnect()
  one.doc.getMap('codings').set('offline', 1)
  two.doc.getMap('codings').set('meanwhile', 2)
  await house.talk()
  const pair = house.connect(layer, 'anna', one, { has: Y.encodeStateVector(one.doc) })
  const [question] = pair.toServer.splice(0)
  await house.talk()
  expect([codings(one), one.isSynced]).toEqual([{ offline: 1, meanwhile: 2 }, true])
  two.doc.getMap('codings').set('later', 3)
  await house.talk()
  one.doc.getMap('codings').delete('offline')
  if (question) pair.toServer.push(question)
  await house.talk()
  for (const client of [one, two]) expect(codings(client)).toEqual({ meanwhile: 2, later: 3 })
  expect([one.ledger.isSettled, two.ledger.isSettled]).toEqual([true, true])
})

test('nothing is given a second time to who has said what it has, and everything to who asks again', async () => {
  const house = new TestRooms()
  const one = await house.join(layer, 'anna')
  one.doc.getMap('codings').set('a', 'long '.repeat(1_000))
  await house.talk()
  const empty = Y.encodeStateVector(new Y.Doc())
  const pair = house.connect(layer, 'bert', new TestClient(), { has: empty })
  await house.clock.turn()
  const isLong = () => pair.toClient.splice(0).reduce((sum, frame) => sum + frame.length, 0) > 5_000
  expect(isLong()).toBe(true)
  const answers: boolean[] = []
  for (const frame of [...pair.toServer.splice(0), writeStep1(empty)]) {
    pair.toServer.push(frame)
    pair.deliver()
    await house.clock.turn()
    answers.push(isLong())
  }
  expect(answers).toEqual([false, true])
})

test('P6 what cannot be read of what somebody says that it has ends that connection and nothing else', async () => {
  const house = new TestRooms()
  const one = await house.join(layer, 'anna')
  const two = await house.join(layer, 'bert', new TestClient(), { has: new Uint8Array([200, 1]) })
  expect(two.pair?.closedWith).toMatchObject({ code: closeCodes.malformed.code })
  one.doc.getMap('codings').set('a', 1)
  await house.talk()
  expect([one.ledger.isSettled, house.errors]).toEqual([true, []])
})
