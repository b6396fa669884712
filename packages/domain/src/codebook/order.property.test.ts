import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderBetween } from './order.ts'

test('between any two keys there is always another, wherever one is put', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 120 }), (places) => {
      const keys: string[] = []
      for (const place of places) {
        const at = place % (keys.length + 1)
        keys.splice(at, 0, orderBetween(keys[at - 1] ?? null, keys[at] ?? null))
      }
      expect(keys).toEqual([...new Set(keys)].sort())
    }),
    { seed: 20_111 },
  )
})

test('a long list made in order keeps short keys', () => {
  let key: string | null = null
  for (let made = 0; made < 400; made++) key = orderBetween(key, null)
  expect(key!.length).toBeLessThan(20)
})

test('keys from elsewhere never make it fail', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      expect(orderBetween(before, after)).toMatch(/^[0-9A-Za-z]+$/)
    }),
    { seed: 20_111 },
  )
})
