import { describe, expect, it } from 'vitest'
import { freeLane, layLanes, type Laned } from './lanes.ts'

const bracket = (start: number, end: number, lane = -1): Laned => ({ span: { start, end }, lane })

describe('lanes of the margin', () => {
  it('stand side by side where brackets overlap and are used again where they do not', () => {
    const brackets = [bracket(0, 10), bracket(5, 15), bracket(10, 20), bracket(30, 40)]
    layLanes(brackets)
    expect(brackets.map((each) => each.lane)).toEqual([0, 1, 0, 0])
  })

  it('keep the longer of two that begin together beside the words', () => {
    const brackets = [bracket(0, 5), bracket(0, 50)]
    layLanes(brackets)
    expect(brackets.map((each) => each.lane)).toEqual([1, 0])
  })

  it('never hold two brackets over the same words', () => {
    let seed = 7
    const next = (below: number) => (seed = (seed * 16_807) % 2_147_483_647) % below
    const brackets = Array.from({ length: 400 }, () => {
      const start = next(2_000)
      return bracket(start, start + 1 + next(60))
    })
    layLanes(brackets)
    for (const a of brackets)
      for (const b of brackets)
        if (a !== b && a.lane === b.lane) expect(a.span!.start >= b.span!.end || b.span!.start >= a.span!.end).toBe(true)
  })

  it('are given to a newcomer without moving the others', () => {
    const others = [bracket(0, 10, 0), bracket(0, 10, 2)]
    expect(freeLane({ start: 5, end: 8 }, others)).toBe(1)
    expect(freeLane({ start: 10, end: 12 }, others)).toBe(0)
  })

  it('are not needed where the words are gone', () => {
    const orphan: Laned = { span: null, lane: -1 }
    layLanes([orphan])
    expect(orphan.lane).toBe(-1)
  })
})
