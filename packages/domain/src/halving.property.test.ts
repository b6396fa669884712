import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstWhere } from './halving.ts'

test('the first number is found from which on something holds, or how many there are where it never does', () => {
  fc.assert(
    fc.property(fc.nat({ max: 40 }), fc.nat({ max: 60 }), (count, from) => {
      expect(firstWhere(count, (number) => number >= from)).toBe(Math.min(count, from))
    }),
    { seed: 7 },
  )
})
