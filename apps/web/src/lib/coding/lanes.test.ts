import { describe, expect, it } from 'vitest'
import { Lanes, type Bracketed } from './lanes.ts'

const bracket = (key: string, start: number, end: number): Bracketed => ({ key, span: { start, end } })

function randomBrackets(count: number): Bracketed[] {
  let seed = 7
  const next = (below: number) => (seed = (seed * 16_807) % 2_147_483_647) % below
  const brackets = Array.from({ length: count }, (_, number) => {
    const start = next(4_000)
    return bracket(`b${number}`, start, start + 1 + next(60))
  })
  return brackets.sort((a, b) => a.span.start - b.span.start)
}

function expectApart(brackets: Bracketed[], lanes: ReadonlyMap<string, number>): void {
  for (const a of brackets)
    for (const b of brackets) {
      if (a === b || lanes.get(a.key) !== lanes.get(b.key)) continue
      expect(a.span.start >= b.span.end || b.span.start >= a.span.end, `${a.key} and ${b.key}`).toBe(true)
    }
}

describe('lanes of the margin', () => {
  it('stand side by side where brackets overlap and are used again where they do not', () => {
    const lanes = new Lanes().follow([bracket('a', 0, 10), bracket('b', 5, 15), bracket('c', 10, 20)])
    expect([...lanes]).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 0],
    ])
  })

  it('keep the longer of two that begin together beside the words', () => {
    const brackets = Array.from({ length: 65 }, (_, at) => bracket(`f${at}`, 1_000 + at, 1_001 + at))
    const lanes = new Lanes().follow([bracket('short', 0, 5), bracket('long', 0, 50), ...brackets])
    expect([lanes.get('long'), lanes.get('short')]).toEqual([0, 1])
  })

  it('never hold two brackets over the same words, laid at once or one by one', () => {
    const brackets = randomBrackets(400)
    expectApart(brackets, new Lanes().follow(brackets))
    const lanes = new Lanes()
    for (let count = 1; count <= brackets.length; count++) lanes.follow(brackets.slice(0, count))
    expectApart(brackets, lanes.follow(brackets))
  })

  it('are given to a newcomer without moving the others', () => {
    const lanes = new Lanes()
    const before = [bracket('a', 0, 10), bracket('b', 4, 10)]
    lanes.follow(before)
    const after = lanes.follow([bracket('new', 0, 30), ...before])
    expect([after.get('a'), after.get('b'), after.get('new')]).toEqual([0, 1, 2])
  })

  it('are left only by the bracket whose end was moved into another', () => {
    const lanes = new Lanes()
    lanes.follow([bracket('a', 0, 10), bracket('b', 10, 20)])
    const after = lanes.follow([bracket('a', 0, 12), bracket('b', 10, 20)])
    expect([after.get('a'), after.get('b')]).toEqual([1, 0])
  })

  it('stay as they are while words typed above push all brackets down', () => {
    const lanes = new Lanes()
    const before = randomBrackets(200)
    const first = lanes.follow(before)
    const moved = before.map(({ key, span }) => bracket(key, span.start + 9, span.end + 9))
    expect([...lanes.follow(moved)]).toEqual([...first])
  })
})
