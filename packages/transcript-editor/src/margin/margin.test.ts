import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameBrackets, spreadLabels } from './labels.ts'
import { assignLanes } from './lanes.ts'

const upright = fc.tuple(fc.nat({ max: 300 }), fc.integer({ min: 10, max: 120 }))
const brackets = fc
  .uniqueArray(fc.tuple(fc.nat({ max: 40 }), upright), { selector: ([key]) => key, maxLength: 20 })
  .map((all) => all.map(([key, [top, height]]) => ({ key: `${key}`, top, bottom: top + height })))

test('no two brackets in one lane touch, and none stands further out than it must', () => {
  fc.assert(
    fc.property(brackets, (brackets) => {
      const lanes = assignLanes(brackets, new Map())
      for (const one of brackets) {
        const beside = brackets.filter((other) => other.top < one.bottom && one.top < other.bottom && other !== one)
        const taken = new Set(beside.map(({ key }) => lanes.get(key)))
        expect(lanes.get(one.key)).toBeGreaterThanOrEqual(0)
        expect(taken).not.toContain(lanes.get(one.key))
        for (let lane = 0; lane < lanes.get(one.key)!; lane++) expect(taken).toContain(lane)
      }
    }),
    { seed: 7 },
  )
})

test('a bracket that comes or goes does not move the others', () => {
  fc.assert(
    fc.property(brackets, upright, fc.nat(), (brackets, [top, height], gone) => {
      const before = assignLanes(brackets, new Map())
      const more = assignLanes([{ key: 'new', top, bottom: top + height }, ...brackets], before)
      for (const { key } of brackets) expect(more.get(key)).toBe(before.get(key))
      const fewer = assignLanes(
        brackets.filter((_, number) => number !== gone % Math.max(1, brackets.length)),
        before,
      )
      for (const [key, lane] of fewer) expect(before.get(key)).toBe(lane)
    }),
    { seed: 7 },
  )
})

test('five codes by four coders on the same words stand in twenty lanes under five names', () => {
  const marks = ['trust', 'delay', 'workaround', 'training', 'safety'].flatMap((code) =>
    ['AB', 'CD', 'EF', 'GH'].map((initials) => ({
      key: `${code} ${initials}`,
      code,
      colour: 'blue',
      initials,
      top: 100,
      bottom: 148,
    })),
  )
  expect(new Set(assignLanes(marks, new Map()).values()).size).toBe(20)
  const labels = nameBrackets(marks, 20)
  expect(labels.map(({ code, initials }) => `${code} ${initials.join(' ')}`)).toEqual([
    'trust AB CD EF GH',
    'delay AB CD EF GH',
    'workaround AB CD EF GH',
    'training AB CD EF GH',
    'safety AB CD EF GH',
  ])
  expect(labels.map(({ top }) => top)).toEqual([60, 80, 100, 120, 140])
})

test('labels never overlap, keep their order, and move only where they would', () => {
  const wanted = fc.array(fc.nat({ max: 400 }), { maxLength: 20 })
  fc.assert(
    fc.property(wanted, (tops) => {
      const bare = { code: '', colour: '', initials: [] }
      const labels = tops.map((top, number) => ({ ...bare, keys: [`${number}`], top }))
      const spread = spreadLabels(labels, 20)
      const inOrder = labels.toSorted((one, other) => one.top - other.top)
      expect(spread.map(({ keys }) => keys)).toEqual(inOrder.map(({ keys }) => keys))
      spread.forEach((label, place) => {
        const above = spread[place - 1]?.top ?? -Infinity
        const below = spread[place + 1]?.top ?? Infinity
        expect(label.top).toBeGreaterThanOrEqual(Math.max(0, above + 20 - 1e-6))
        const isPushed = Math.min(label.top - above, below - label.top) < 20 + 1e-6
        expect(isPushed || label.top === inOrder[place]?.top).toBe(true)
      })
    }),
    { seed: 7 },
  )
})
