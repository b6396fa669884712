/** P8: the search for the best alignment finds what trying every one would. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gammaObservedDisorder, unitDissimilarity, type Coding } from '../src/index.ts'

const unit = fc
  .record({ start: fc.nat({ max: 40 }), size: fc.integer({ min: 1, max: 15 }), code: fc.constantFrom('a', 'b') })
  .map(({ start, size, code }): Coding => ({ start, end: start + size, code }))
const coders = fc.array(fc.array(unit, { maxLength: 3 }), { minLength: 2, maxLength: 4 })
const weights = fc.record({
  alpha: fc.constantFrom(0, 1, 3),
  beta: fc.constantFrom(0, 1, 2),
  deltaEmpty: fc.constantFrom(0.5, 1),
})

test('P8 no alignment has less disorder than the one that is found', () => {
  fc.assert(
    fc.property(coders, weights, (held, by) => {
      const units = held.flatMap((codings, coder) => codings.map((coding) => ({ ...coding, coder })))
      const outcome = gammaObservedDisorder({ coders: new Map(held.map((codings, at) => [`${at}`, codings])) }, by)
      if (units.length === 0) {
        expect(outcome).toEqual({ value: null, reason: 'no-spans' })
        return
      }

      const pairs = (held.length * (held.length - 1)) / 2
      const costOf = (group: typeof units) => {
        let cost = by.deltaEmpty * (pairs - (group.length * (group.length - 1)) / 2)
        group.forEach((one, at) => {
          for (const other of group.slice(at + 1)) cost += unitDissimilarity(one, other, by)
        })
        return cost / pairs
      }
      // Each unit joins one of the groups that have none of its coder yet, or opens one.
      const least = (at: number, groups: readonly (typeof units)[]): number => {
        const next = units[at]
        if (!next) return groups.reduce((sum, group) => sum + costOf(group), 0)
        const joined = groups
          .filter((group) => group.every(({ coder }) => coder !== next.coder))
          .map((group) =>
            least(
              at + 1,
              groups.map((one) => (one === group ? [...group, next] : one)),
            ),
          )
        return Math.min(least(at + 1, [...groups, [next]]), ...joined)
      }
      expect(outcome.value).toBeCloseTo((least(0, []) * held.length) / units.length, 9)
    }),
    { seed: 20_111, numRuns: 150 },
  )
})
