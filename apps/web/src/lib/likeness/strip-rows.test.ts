import { expect, test } from 'vitest'
import { fillStrip } from './strip-rows.ts'

test('a row shows what is most worth a look, and neighbours that show the same are one run', () => {
  const runs = fillStrip(
    [
      { start: 0, end: 200, likeness: 'alike' },
      { start: 210, end: 211, likeness: 'missing' },
      { start: 211, end: 212, likeness: 'unlike' },
      { start: 999, end: 1000, likeness: 'missing' },
    ],
    1000,
    10,
  )
  expect(runs).toEqual([
    { start: 0, end: 2, likeness: 'alike' },
    { start: 2, end: 3, likeness: 'unlike' },
    { start: 9, end: 10, likeness: 'missing' },
  ])
})

test('an empty text has no rows to fill', () => {
  expect(fillStrip([], 0, 10)).toEqual([])
})
