import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Span } from '../source/source.ts'
import { ReadingOrder } from './reading-order.ts'

interface Marked {
  key: string
  span: Span
}

const span = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 30 }))
  .map(([start, length]) => ({ start, end: start + length }))
const step = fc.record({ come: fc.array(span, { maxLength: 90 }), gone: fc.array(fc.nat(), { maxLength: 5 }) })

test('however it came about, it is what sorting gives, and finds what looking at all finds', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), span, (steps, wanted) => {
      let order = ReadingOrder.of<Marked>([], ({ span }) => span)
      let all: Marked[] = []
      let made = 0
      for (const { come, gone } of steps) {
        const without = [...new Set(gone.flatMap((number) => all[number % all.length] ?? []))]
        const added = come.map((span) => ({ key: `key-${(made++ * 7) % 1000}-${made}`, span }))
        order = order.amend(without, added)
        all = [...all.filter((item) => !without.includes(item)), ...added]
      }
      const sorted = all.toSorted(
        (a, b) => a.span.start - b.span.start || b.span.end - a.span.end || (a.key < b.key ? -1 : 1),
      )
      expect(order.items).toEqual(sorted)
      expect(order.over(wanted)).toEqual(
        sorted.filter(({ span }) => span.start < wanted.end && span.end > wanted.start),
      )
    }),
  )
})

test('what is not in it cannot go, and the value before a change stays as it was', () => {
  const [one, other] = [1, 2].map((start) => ({ key: `key-${start}`, start, end: 9 })) as [
    Span & { key: string },
    Span & { key: string },
  ]
  const before = ReadingOrder.of([one], (item) => item)
  expect(before.amend([other], []).items).toEqual([one])
  expect(before.amend([one], [other]).items).toEqual([other])
  expect(before.items).toEqual([one])
})
