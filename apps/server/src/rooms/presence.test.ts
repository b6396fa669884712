import type { AccountId, LayerId, SourceId } from '@intercoder/domain'
import { limits, nameDocument, writeAwareness } from '@intercoder/sync'
import { describe, expect, test } from 'vitest'
import type { TestClient } from './testing/test-client.ts'
import { TestRooms } from './testing/test-rooms.ts'

const transcript = nameDocument('transcript', 'source-1' as SourceId)
const elsewhere = nameDocument('layer', 'layer-of-anna' as LayerId)

async function settle(house: TestRooms): Promise<void> {
  await house.talk()
  await house.clock.pass(limits.awarenessFlushMs)
  await house.talk()
}

const seen = (viewer: TestClient, of: TestClient) => viewer.present.get(of.doc.clientID)?.state

describe("P4 presence is in nobody's name but one's own", () => {
  test('the server says who it is, whatever the client claims', async () => {
    const house = new TestRooms()
    const [one, two] = [await house.join(transcript, 'anna'), await house.join(transcript, 'bert')]
    one.beSeen({ user: { account: 'bert', name: 'Bert' }, view: { top: 4 } })
    await settle(house)
    const user = { account: 'anna', name: 'Name of anna', initials: 'AN', colour: 'blue' }
    expect(seen(two, one)).toEqual({ user, view: { top: 4 } })
  })

  test('what one repeats of others is cut out', async () => {
    const house = new TestRooms()
    const [one, two] = [await house.join(transcript, 'anna'), await house.join(transcript, 'bert')]
    one.beSeen({ view: { top: 1 } })
    two.beSeen({ view: { top: 2 } })
    await settle(house)
    two.pair?.toServer.push(
      writeAwareness([
        { client: one.doc.clientID, clock: 99, state: '{"view":{"top":666}}' },
        { client: two.doc.clientID, clock: 99, state: '{"view":{"top":3}}' },
      ]),
    )
    await settle(house)
    expect([seen(two, one), seen(one, two)]).toMatchObject([{ view: { top: 1 } }, { view: { top: 3 } }])
  })

  test("a client id stays its account's, also for a while after it has gone", async () => {
    const house = new TestRooms()
    const [one, two, three] = [
      await house.join(transcript, 'anna'),
      await house.join(transcript, 'bert'),
      await house.join(transcript, 'mallory'),
    ]
    one.beSeen({})
    await settle(house)
    three.beSeen({ view: { top: 1 } }, one.doc.clientID)
    await settle(house)
    expect(seen(two, one)).toMatchObject({ user: { account: 'anna' } })
    one.pair?.lose()
    one.disconnect()
    three.beSeen({ view: { top: 2 } }, one.doc.clientID)
    await settle(house)
    expect(seen(two, one)).toBeUndefined()
  })

  test('the same client on a new connection takes over from the old, which no longer speaks for it', async () => {
    const house = new TestRooms()
    const [one, two] = [await house.join(transcript, 'anna'), await house.join(transcript, 'bert')]
    one.beSeen({ view: { top: 1 } })
    await settle(house)
    const superseded = one.pair
    await house.join(transcript, 'anna', one)
    one.beSeen({ view: { top: 2 } })
    await settle(house)
    superseded?.lose()
    await settle(house)
    expect(seen(two, one)).toMatchObject({ view: { top: 2 } })
  })
})

describe('presence goes', () => {
  test('P1 only to those in the same room', async () => {
    const house = new TestRooms()
    const one = await house.join(transcript, 'anna')
    const outside = await house.join(elsewhere, 'bert')
    one.beSeen({ view: { top: 1 } })
    await settle(house)
    expect(outside.present.size).toBe(0)
  })

  test('to newcomers at once, and away at once when its owner has gone or has no right any more', async () => {
    const house = new TestRooms()
    const one = await house.join(transcript, 'anna')
    one.beSeen({ view: { top: 1 } })
    await settle(house)
    const two = await house.join(transcript, 'bert')
    expect(seen(two, one)).toMatchObject({ view: { top: 1 } })
    house.rights.set(`anna ${transcript}`, null)
    await house.rooms.recheck({ account: 'anna' as AccountId })
    await house.talk()
    expect(two.present.size).toBe(0)
  })

  test('when its owner hides, and comes again', async () => {
    const house = new TestRooms()
    const [one, two] = [await house.join(transcript, 'anna'), await house.join(transcript, 'bert')]
    one.beSeen({})
    await settle(house)
    one.beSeen(null)
    await settle(house)
    expect(seen(two, one)).toBeUndefined()
    one.beSeen({ view: { top: 9 } })
    await settle(house)
    expect(seen(two, one)).toMatchObject({ view: { top: 9 } })
  })
})

test('a flood of presence becomes one frame each flush, the latest only, and is slowed down', async () => {
  const house = new TestRooms()
  const [one, two] = [await house.join(transcript, 'anna'), await house.join(transcript, 'bert')]
  for (let i = 1; i <= 1_000; i++) one.beSeen({ view: { top: i } })
  const pair = two.pair
  two.pair = null
  await house.talk()
  expect([one.pair?.isPaused, one.pair?.toServer.length]).toEqual([true, 1_000 - limits.awarenessPerSecond - 1])
  await house.clock.pass(limits.awarenessFlushMs)
  expect(pair?.toClient).toHaveLength(1)
})

test('presence is never stored', async () => {
  const house = new TestRooms()
  const one = await house.join(transcript, 'anna')
  one.beSeen({ view: { top: 1 } })
  await settle(house)
  expect(house.committed).toEqual([])
})
