import { turnMarker } from '@intercoder/domain'
import { describe, expect, test } from 'vitest'
import { findWords } from './find-words.ts'

const run = `${turnMarker}Is it quick? (It is.)${turnMarker}No. Well,\nit was quick\n once, was it? It is not.`

describe('quoted words', () => {
  test.each([
    ['all of them', 'Is it quick?', 'Is it quick?'],
    ['marks that mean something to a pattern', '(It is.)', '(It is.)'],
    ['first and last words', 'Well … once', 'Well,\nit was quick\n once'],
    ['across white space of any kind', 'it was quick once', 'it was quick\n once'],
    ['into the next turn', 'Is it … Well', `Is it quick? (It is.)${turnMarker}No. Well`],
  ])('are found: %s', (_, quote, words) => {
    const { start, end } = findWords(run, quote)
    expect(run.slice(start, end)).toBe(words)
  })

  test.each([
    ['nowhere', 'It was slow', 'found 0 times: It was slow'],
    ['twice', 'quick', 'found 2 times: quick'],
    ['with last words that come before', 'No … (It is', 'does not end: No … (It is'],
  ])('are refused when they stand %s', (_, quote, why) => {
    expect(() => findWords(run, quote)).toThrow(why)
  })
})
