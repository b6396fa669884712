/** P8: distances between sets of labels, for every size at which they are looked up in another way. */
import { describe, expect, test } from 'vitest'
import { diceDistance, jaccardDistance, masiDistance, nominalDistance } from '../src/index.ts'

const labels = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `${from + at}`)

describe.each([1, 100])('P8 sets, %i labels to each', (scale) => {
  const set = (from: number, to: number) => labels(from * scale, to * scale)

  test('equal sets are no distance apart, empty ones too', () => {
    for (const distance of [nominalDistance, jaccardDistance, diceDistance, masiDistance]) {
      expect(distance([], [])).toBe(0)
      expect(distance(set(0, 3), [...set(0, 3)].reverse())).toBe(0)
    }
  })

  test('sets with nothing in common are a whole distance apart, one empty too', () => {
    for (const distance of [nominalDistance, jaccardDistance, diceDistance, masiDistance]) {
      expect(distance(set(0, 2), set(2, 3))).toBe(1)
      expect(distance([], set(0, 1))).toBe(1)
      expect(distance(set(0, 1), [])).toBe(1)
    }
  })

  test('Passonneau 2006: MASI counts whether one contains the other', () => {
    expect(masiDistance(set(0, 1), set(0, 2))).toBeCloseTo(1 - (1 / 2) * (2 / 3), 12)
    expect(masiDistance(set(0, 2), set(1, 3))).toBeCloseTo(1 - (1 / 3) * (1 / 3), 12)
  })

  test('Jaccard and Dice', () => {
    expect(jaccardDistance(set(0, 2), set(1, 3))).toBeCloseTo(2 / 3, 12)
    expect(diceDistance(set(0, 2), set(1, 3))).toBeCloseTo(1 / 2, 12)
    expect(nominalDistance(set(0, 2), set(1, 3))).toBe(1)
  })
})
