import { expect, it } from 'vitest'
import { readClock } from './clock.ts'

it.each([
  ['', null],
  ['2:03', 123_000],
  ['1:02:03', 3_723_000],
  ['75:00', 4_500_000],
  ['0:01.5', 1_500],
  ['1:75', undefined],
  ['1:75:00', undefined],
  ['soon', undefined],
])('%j is %s ms', (text, time) => {
  expect(readClock(text)).toBe(time)
})
