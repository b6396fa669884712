import { describe, expect, test } from 'vitest'
import { filterByText, rank } from './match.ts'

describe('finding entries by typed letters', () => {
  test('the start of the text comes before the start of a word, which comes before anywhere', () => {
    const entries = ['Retraining', 'Staff training', 'Training', 'Training needs']
    expect(filterByText(entries, 'train', (entry) => entry)).toEqual([
      'Training',
      'Training needs',
      'Staff training',
      'Retraining',
    ])
  })

  test('a later word start counts although the letters occur earlier inside a word', () => {
    expect(rank('Retraining of training staff', 'train')).toBe(2)
  })

  test('initials of words find what whole letters do not', () => {
    expect(rank('Loss of control', 'loc')).toBe(4)
    expect(rank('Loss of control', 'lcc')).toBeNull()
  })

  test('case and accents do not count', () => {
    expect(rank('Élan', 'elan')).toBe(0)
  })

  test('nothing typed keeps everything in its order', () => {
    expect(filterByText(['b', 'a'], '  ', (entry) => entry)).toEqual(['b', 'a'])
  })
})
