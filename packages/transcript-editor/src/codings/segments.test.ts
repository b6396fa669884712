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

test('however many colours lie over words, they cover them no more than two do', () => {
  const share = (colours: string[]) =>
    [...tintOf(colours).matchAll(/\* ([\d.]+)/g)].slice(0, colours.length).map(([, one]) => one)
  expect(share(['blue'])).toEqual(['1.00'])
  expect(share(['blue', 'teal'])).toContain('1.00')
  expect(new Set(share(['blue', 'teal', 'rose', 'sand']))).toEqual(new Set(['0.50']))
  expect(tintOf(['blue', 'blue'])).toBe(tintOf(['blue']))
})
