import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutSegments, tintOf } from './segments.ts'

const span = fc
  .tuple(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 12 }))
  .map(([start, length]) => ({ start, end: start + length }))
const codings = fc
  .array(span, { maxLength: 8 })
  .map((spans) => spans.map((one, number) => ({ ...one, key: `${number}` })))

test('overlapping codings are cut into stretches that each have one set of codings over them', () => {
  const cut = cutSegments(
    [
      { key: 'a', start: 0, end: 10 },
      { key: 'b', start: 4, end: 6 },
    ],
    { start: 2, end: 20 },
  )
  expect(cut).toEqual([
    { start: 2, end: 4, keys: ['a'] },
    { start: 4, end: 6, keys: ['a', 'b'] },
    { start: 6, end: 10, keys: ['a'] },
  ])
})

test('every unit lies in exactly the segment of the codings over it', () => {
  fc.assert(
    fc.property(codings, span, (codings, within) => {
      const segments = cutSegments(codings, within)
      for (let at = within.start; at < within.end; at++) {
        const over = codings.filter(({ start, end }) => start <= at && at < end).map(({ key }) => key)
        const found = segments.filter(({ start, end }) => start <= at && at < end)
        expect(found.map(({ keys }) => keys)).toEqual(over.length > 0 ? [over] : [])
      }
      expect(segments.every(({ start, end }) => start >= within.start && end <= within.end)).toBe(true)
    }),
    { seed: 7 },
  )
})

test('a segment has one colour, of all in equal parts, and many cover the words no more than two do', () => {
  expect(tintOf([])).toBe('')
  expect(tintOf(['blue', 'blue'])).toBe(tintOf(['blue']))
  expect(tintOf(['blue', 'teal', 'rose'])).toContain(
    'color-mix(in oklab, var(--code-blue) 33.3%, color-mix(in oklab, var(--code-teal) 50.0%, var(--code-rose)))',
  )
  const share = (colours: string[]) => /\* ([\d.]+)/.exec(tintOf(colours))?.[1]
  expect([share(['blue']), share(['blue', 'teal']), share(['blue', 'teal', 'rose'])]).toEqual(['1', '1.6', '1.6'])
})
