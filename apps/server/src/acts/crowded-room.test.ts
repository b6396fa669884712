/** The room of a workshop with somebody in it who means harm. */
import { closeCodes, nameDocument } from '@intercoder/sync'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../accounts/token.ts'
import { Caller, type Person } from '../testing/index.ts'
import { AttackGround, decide, limits, talkIn, workshopIn } from './testing/attack-ground.ts'

const ground = await AttackGround.open()
const { house, owner, anna, mallory, mine } = ground
const url = await house.listen()

afterAll(() => house.close())
beforeEach(() => (house.now += 60_000))

describe('the room of a workshop', () => {
  const enter = async ({ cookie }: Person) => {
    const headers = { cookie: cookie ?? '', origin: url }
    const caller = new Caller(`${url.replace('http', 'ws')}/sync`, nameDocument('workshop', mine.workshop), headers)
    return { caller, isIn: (await caller.read()) !== null }
  }
  const present = async () =>
    (await ground.session()).attendance.flatMap(({ account, until }) => (until === null ? [account] : []))

  test('P6 takes a flood of one person up to a limit, and others nevertheless', async () => {
    const flood = await Promise.all(
      Array.from({ length: limits.socketsPerAccountAndDocument + 10 }, () => enter(mallory)),
    )
    const turnedAway = flood.filter(({ isIn }) => !isIn)
    expect(await Promise.all(turnedAway.map(({ caller }) => caller.closed))).toEqual(
      turnedAway.map(() => closeCodes.tooManyConnections.code),
    )
    expect(turnedAway.length).toBe(10)
    const bystander = await enter(anna)
    expect(bystander.isIn).toBe(true)
    await Promise.all([mallory, anna].map((one) => one.post(workshopIn(mine), { kind: 'join', id: newId() })))
    expect((await present()).toSorted()).toEqual([anna.id, mallory.id].toSorted())
    await Promise.all(flood.map(({ caller }) => caller.leave()))
    await expect.poll(present).toEqual([anna.id])
    await bystander.caller.leave()
  })

  test('P7 is closed to whoever is removed, who is noted as gone and says nothing more', async () => {
    const { caller } = await enter(mallory)
    await mallory.post(workshopIn(mine), { kind: 'join', id: newId() })
    house.now += 1_000
    await owner.delete(`/api/projects/${mine.project}/members/${mallory.id}`)
    expect(await caller.closed).toBe(closeCodes.forbidden.code)
    await expect.poll(present).toEqual([])
    expect((await ground.session()).attendance.findLast(({ account }) => account === mallory.id)?.until).toBe(house.now)
    const before = await ground.everything()
    const acts = [
      () => mallory.post(workshopIn(mine), { kind: 'join', id: newId() }),
      () => mallory.post(talkIn(mine), { kind: 'vote', id: newId(), ballot: mine.ballot, proposal: mine.proposal }),
      () => mallory.post(talkIn(mine), decide(newId(), mine.coding, 'To spite you')),
      () => mallory.post(`${mine.path}/closing`, { id: newId() }),
    ]
    for (const act of acts) expect((await act()).body).toEqual({ refusal: { kind: 'unknown' } })
    expect((await enter(mallory)).isIn).toBe(false)
    expect(await ground.everything()).toEqual(before)
  })
})
