import { describe, expect, it } from 'vitest'
import { Held } from './held.svelte.ts'

interface Numbered {
  number: number
  leave: () => Promise<void>
}

/** Opens things by number, each when it is told to, and writes down what happens. */
function setting() {
  const log: string[] = []
  const openings: PromiseWithResolvers<'opened' | 'refused'>[] = []
  const leavings: PromiseWithResolvers<void>[] = []
  const held = new Held<Numbered>(async () => {
    const number = openings.length + 1
    log.push(`open ${number}`)
    openings.push(Promise.withResolvers())
    if ((await openings[number - 1]?.promise) === 'refused') return { kind: 'forbidden' }
    const leave = () => {
      log.push(`leave ${number}`)
      leavings.push(Promise.withResolvers())
      return leavings.at(-1)?.promise ?? Promise.resolve()
    }
    return { number, leave }
  })
  return { held, log, openings, leavings }
}

/** Everything that waits for nothing but its turn has had it. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('what a page has open', () => {
  it('is left, and done with, before it is opened again', async () => {
    const { held, log, openings, leavings } = setting()
    void held.reopen()
    await settle()
    openings[0]?.resolve('opened')
    await settle()
    expect(held.now?.number).toBe(1)
    void held.reopen()
    // Whoever is impatient does not get round it.
    void held.reopen()
    await settle()
    expect([held.now, log]).toEqual([null, ['open 1', 'leave 1']])
    leavings[0]?.resolve()
    await settle()
    openings[1]?.resolve('opened')
    await settle()
    expect([held.now?.number, log]).toEqual([2, ['open 1', 'leave 1', 'open 2']])
  })

  it('is prepared before it is shown, and dropped where it was superseded on its way', async () => {
    const { held, log, openings } = setting()
    const prepared: unknown[] = []
    const prepare = ({ number }: Numbered) => prepared.push([number, held.now])
    void held.reopen(prepare)
    await settle()
    void held.reopen(prepare)
    await settle()
    openings[1]?.resolve('opened')
    openings[0]?.resolve('opened')
    await settle()
    expect([held.now?.number, prepared]).toEqual([2, [[2, null]]])
    expect(log).toEqual(['open 1', 'open 2', 'leave 1'])
  })

  it('is left with the page, even if it comes only then, and is not opened any more', async () => {
    const { held, log, openings } = setting()
    void held.reopen()
    await settle()
    void held.leave()
    openings[0]?.resolve('opened')
    void held.reopen()
    await settle()
    expect([held.now, log]).toEqual([null, ['open 1', 'leave 1']])
  })

  it('may be refused, which holds until it is opened again', async () => {
    const { held, openings } = setting()
    void held.reopen()
    await settle()
    openings[0]?.resolve('refused')
    await settle()
    expect([held.now, held.refusal]).toEqual([null, { kind: 'forbidden' }])
    void held.reopen()
    await settle()
    openings[1]?.resolve('opened')
    await settle()
    expect([held.now?.number, held.refusal]).toEqual([2, null])
  })
})
