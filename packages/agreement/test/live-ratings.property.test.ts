/** P5, P8: after any edits the figures are those of counting afresh. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cohenKappa, countUnits, LiveRatings, pairOf, type Category } from '../src/index.ts'
import { type Given, scale, read } from './arbitrary-ratings.ts'
import { ofTally, ofCoders, ofScale } from './figures-of-ratings.ts'

describe('P8 live ratings', () => {
  const edits = fc.array(
    fc.record({
      coder: fc.constantFrom('coder-0', 'coder-1', 'coder-2', 'coder-3'),
      unit: fc.nat({ max: 30 }),
      value: fc.option(fc.constantFrom(...scale), { freq: 4 }),
    }),
    { maxLength: 400, size: 'max' },
  )

  test.each([
    ['tabulated', scale],
    ['walked through', [...scale, ...Array.from({ length: 70 }, (_, more) => 100 + more)]],
  ])('figures after any edits are those of counting afresh, to the last bit: %s', (_, categories) => {
    let compared = 0
    fc.assert(
      fc.property(edits, (script) => {
        const coders = ['coder-0', 'coder-1', 'coder-2', 'coder-3']
        const live = new LiveRatings(categories, coders)
        const plain: Given = coders.map(() => new Array<Category | null>(31).fill(null))
        script.forEach(({ coder, unit, value }, index) => {
          live.rate(coder, unit, value)
          plain[coders.indexOf(coder)]![unit] = value
          // Not after every edit, and pairs and scales not from the start: what is asked for late must be right as well.
          if (index % 23 !== 22 && index !== script.length - 1) return
          const ratings = read(plain, categories)
          for (const figure of Object.values({ ...ofTally, ...ofCoders, ...ofScale })) {
            expect(figure(live)).toEqual(figure(countUnits(ratings)))
          }
          for (const pair of [['coder-0', 'coder-1'] as const, ['coder-3', 'coder-1'] as const]) {
            expect(cohenKappa(live.pair(pair))).toEqual(cohenKappa(countUnits(pairOf(ratings, pair))))
          }
          compared++
        })
      }),
      { seed: 20_111, numRuns: 60 },
    )
    expect(compared).toBeGreaterThan(300)
  })
})
