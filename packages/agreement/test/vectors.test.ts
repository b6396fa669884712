/** P8: every reference vector: publications, definitions in exact arithmetic, seeded designs, and what happens at the edges. */
import { describe, expect, test } from 'vitest'
import { generateRatings, generateSpans, isAsExpected, reckonVector, type Vector } from '../src/testing/index.ts'
import type { RatingDesign, SpanDesign } from '../src/testing/index.ts'
import { families, readVectors } from './read-vectors.ts'

describe.each(families)('P8 %s', (family) => {
  test.each(readVectors(family).map((one) => [titleOf(one), one] as const))('%s', (_, one) => {
    const { figures, faults } = reckonVector(family, one)
    expect(faults).toEqual([])
    expect(figures).toHaveLength(one.expected.length)
  })
})

/** The paper or help page first, where the data stand in one. */
function titleOf({ id, title, source }: Vector): string {
  return source.data.startsWith('made for') || source.data.startsWith('seeded')
    ? `${id}: ${title}`
    : `${source.data}: ${title} (${id})`
}

test('the generators give what the vectors were computed from', () => {
  const { categories, generate } = readVectors<{ categories: number[]; generate: RatingDesign }>('coding-large')[0]!
    .data
  expect(generateRatings(generate, categories).map((given) => given.slice(0, 3))).toEqual([
    [null, 24, 44],
    [12, 29, 44],
    [12, null, 7],
    [12, 46, 44],
  ])
  const { coders } = generateSpans(readVectors<{ generate: SpanDesign }>('spans-large')[0]!.data.generate)
  expect([...coders.values()].map((codings) => codings.length)).toEqual([1669, 1696, 1680, 1688])
  expect(coders.get('A')?.[0]).toEqual({ start: 54274, end: 54420, code: 'c1' })
})

describe('a figure is not as expected', () => {
  const expected = { coefficient: '', value: 0.5, tolerance: 1e-9 }
  test.each([
    ['that is off by more than the tolerance', { value: 0.5 + 2e-9 }, expected],
    ['that is no number', { value: NaN }, expected],
    ['that is undefined', { value: null, reason: 'no-variation' as const }, expected],
    ['that is defined where none is', { value: 0.5 }, { coefficient: '', value: null, reason: 'no-variation' }],
    [
      'that is undefined for another reason',
      { value: null, reason: 'no-spans' as const },
      { coefficient: '', value: null, reason: 'no-variation' },
    ],
    ['that was printed otherwise', { value: 0.5 }, { ...expected, published: { value: 0.51, tolerance: 0.005 } }],
    ['of a row that is off', [{ after: 1, alpha: 0.6 }], { ...expected, value: [{ after: 1, alpha: 0.5 }] }],
    ['of a row too few', [], { ...expected, value: [{ after: 1, alpha: 0.5 }] }],
  ])('%s', (_, figure, wanted) => {
    expect(isAsExpected(figure, wanted)).toBe(false)
  })
})
