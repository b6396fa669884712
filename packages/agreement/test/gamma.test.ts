/** P8: gamma draws what it expects, from nothing but the random numbers it is given. */
import { expect, test } from 'vitest'
import type { Dissimilarity } from '../src/gamma/disorder.ts'
import { gamma } from '../src/gamma/gamma.ts'
import { seededFractions } from '../src/testing/vectors/gamma.ts'
import { continuumOf, type RawText } from '../src/testing/vectors/vector.ts'
import { readVectors } from './read-vectors.ts'

test('P8 the same random numbers give the same gamma, and without units there is none', () => {
  const { data } = readVectors<RawText & { params: Dissimilarity }>('gamma')[0]!
  const continuum = continuumOf(data)
  const draw = (seed: number) => gamma(continuum, data.params, { random: seededFractions(seed), samples: 30 }).value
  expect(draw(1)).toBe(draw(1))
  expect(draw(1)).not.toBe(draw(2))
  const nothing = continuumOf({ length: 0, coders: { A: [], B: [] } })
  const options = { random: seededFractions(1), samples: 30 }
  expect(gamma(nothing, data.params, options)).toEqual({ value: null, reason: 'no-spans' })
})
