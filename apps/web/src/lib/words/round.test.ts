import { describe, expect, test } from 'vitest'
import { describeReady, describeWait } from './round.ts'

const counts = (more: object = {}) => ({
  ...{ sources: 4, released: 0, reconciled: 0, pairs: 8, submitted: 3, ready: 0 },
  ...more,
})

describe('what is ready to release', () => {
  test('is all, some, or not worth a word', () => {
    expect(describeReady(counts())).toBeNull()
    expect(describeReady(counts({ ready: 2 }))).toBe('All have submitted 2 sources: ready to release.')
    expect(describeReady(counts({ released: 3, ready: 1 }))).toBe('All have submitted: ready to release.')
  })
})

describe('what is in no figure yet', () => {
  test('is what a blind round that somebody codes has not released', () => {
    expect(describeWait({ blind: true, counts: counts() })).toBe(
      '4 sources not released yet, and until then in no figure.',
    )
    expect(describeWait({ blind: true, counts: counts({ released: 3, ready: 1 }) })).toBe(
      '1 of 4 sources not released yet, and until then in no figure. All have submitted: ready to release.',
    )
  })

  test('is nothing of an open round, of one that nobody codes, or of one that is released', () => {
    expect(describeWait({ blind: false, counts: counts() })).toBeNull()
    expect(describeWait({ blind: true, counts: counts({ pairs: 0 }) })).toBeNull()
    expect(describeWait({ blind: true, counts: counts({ released: 4 }) })).toBeNull()
  })
})
