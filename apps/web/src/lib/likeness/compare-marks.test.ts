import type { AccountId } from '@intercoder/domain'
import { describe, expect, it } from 'vitest'
import type { PlacedMark } from '#lib/coding/mark.ts'
import { compareMarks } from './compare-marks.ts'

const coders = (names: string) => new Set(names.split('') as AccountId[])

function mark(coder: string, code: string, start: number, end: number): PlacedMark {
  return { coder: { account: coder }, code, span: { start, end } } as unknown as PlacedMark
}

const compared = (names: string, ...marks: PlacedMark[]) =>
  compareMarks(marks, coders(names)).map(({ start, end, likeness }) => `${start}-${end} ${likeness}`)

describe('where coders agree and differ', () => {
  it('is told apart by who has a code, and by whether it is the same', () => {
    expect(compared('ab', mark('a', 'x', 0, 10), mark('b', 'x', 4, 12), mark('a', 'y', 10, 12))).toEqual([
      '0-4 missing',
      '4-10 alike',
      '10-12 unlike',
    ])
  })

  it('does not depend on how many codings make up the same codes', () => {
    expect(compared('ab', mark('a', 'x', 0, 5), mark('a', 'x', 3, 9), mark('b', 'x', 0, 9))).toEqual(['0-9 alike'])
    expect(compared('ab', mark('a', 'x', 0, 5), mark('a', 'y', 0, 5), mark('b', 'x', 0, 5))).toEqual(['0-5 unlike'])
  })

  it('leaves out words that nobody coded, and people who are not compared', () => {
    expect(compared('abc', mark('a', 'x', 0, 2), mark('b', 'x', 5, 6))).toEqual(['0-2 missing', '5-6 missing'])
    expect(compared('ab', mark('a', 'x', 0, 2), mark('b', 'x', 0, 2), mark('c', 'y', 0, 9))).toEqual(['0-2 alike'])
    expect(compared('a', mark('a', 'x', 0, 2))).toEqual([])
  })

  it('makes one stretch of what touches and is alike', () => {
    expect(
      compared('ab', mark('a', 'x', 0, 3), mark('b', 'x', 0, 3), mark('a', 'y', 3, 6), mark('b', 'y', 3, 6)),
    ).toEqual(['0-6 alike'])
  })
})
