import { describe, expect, it } from 'vitest'
import { readAnyTime, readBracketedTime, readTime } from './read-time.ts'

describe('reading a time', () => {
  it.each([
    ['0:03', 3_000],
    ['75:20', 4_520_000],
    ['1:02:03', 3_723_000],
    ['00:43.810', 43_810],
    ['00:00:02,5', 2_500],
    ['00:00:00.05', 50],
    ['0:0:2.500', 2_500],
    ['01:00:11:26', 87_086_000],
  ])('%s', (text, ms) => expect(readTime(text)).toEqual({ ms, end: text.length }))

  it.each(['', '12', '1:60', '1:60:00', '1:25:00:00', 'a1:02', '1:2:3:4:5', ':20'])('refuses "%s"', (text) =>
    expect(readTime(text)).toBeNull(),
  )

  it.each(['[00:12]', '(0:12)', '\\[00:12\\]', '[ 0:12 ]'])('sees through brackets: %s', (text) =>
    expect(readBracketedTime(`${text} hi`)).toEqual({ ms: 12_000, end: text.length }),
  )

  it('leaves open brackets and prose alone', () => {
    expect(readBracketedTime('[00:12 hi]')).toBeNull()
    expect(readAnyTime('(see 00:12)')).toBeNull()
    expect(readAnyTime('x 0:12', 2)).toEqual({ ms: 12_000, end: 6 })
  })
})
