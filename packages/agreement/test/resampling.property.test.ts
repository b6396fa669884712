/** P8: sums over drawn units are what counting those units would give. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  byCluster,
  coderTallyByUnit,
  countUnits,
  crossTallyByUnit,
  fleissKappa,
  jackknifeError,
  krippendorffAlpha,
  pairableUnits,
  tallyByUnit,
  type Additive,
  type CrossTally,
  type Outcome,
} from '../src/index.ts'
import { run, scale, given, read } from './arbitrary-ratings.ts'
import { ofTally, ofCoders, ofScale } from './figures-of-ratings.ts'

describe('P8 resampling', () => {
  const sampled = given(scale, 2).chain((ratings) => {
    const units = ratings[0]!.length
    return fc.record({
      ratings: fc.constant(ratings),
      drawn: fc.array(fc.nat({ max: Math.max(0, units - 1) }), { maxLength: units === 0 ? 0 : 12 }),
    })
  })
  const sumOf = (additive: Additive, drawn: readonly number[]) => {
    const sum = new Float64Array(additive.width)
    for (const unit of drawn) additive.add(sum, unit)
    return sum
  }

  test.each(Object.entries({ ...ofTally, ...ofCoders, ...ofScale }))(
    '%s of drawn units is the full one',
    (_, figure) => {
      fc.assert(
        fc.property(sampled, ({ ratings, drawn }) => {
          const additive = coderTallyByUnit(read(ratings), figure)
          const full = figure(countUnits(read(ratings.map((values) => drawn.map((unit) => values[unit]!)))))
          expect(additive.units).toBe(ratings[0]!.length)
          expect(additive.figure(sumOf(additive, drawn))).toEqual(full)
        }),
        run,
      )
    },
  )

  test('sums of tallies alone and with what is apart give the same as those with all', () => {
    fc.assert(
      fc.property(sampled, ({ ratings, drawn }) => {
        const units = countUnits(read(ratings))
        const whole = coderTallyByUnit(read(ratings), krippendorffAlpha)
        const some = tallyByUnit(units, krippendorffAlpha)
        expect(some.figure(sumOf(some, drawn))).toEqual(whole.figure(sumOf(whole, drawn)))
        const far = crossTallyByUnit(units, ofScale.ordinal as (tally: CrossTally) => Outcome)
        const farther = coderTallyByUnit(read(ratings), ofScale.ordinal!)
        expect(far.figure(sumOf(far, drawn))).toEqual(farther.figure(sumOf(farther, drawn)))
      }),
      run,
    )
  })

  test('a drawn cluster is all its units', () => {
    fc.assert(
      fc.property(sampled, ({ ratings, drawn }) => {
        const additive = tallyByUnit(countUnits(read(ratings)), fleissKappa)
        const clusters = byCluster(
          additive,
          Array.from({ length: additive.units }, (_, unit) => unit % 3),
          3,
        )
        const chosen = drawn.map((unit) => unit % 3)
        const members = chosen.flatMap((cluster) =>
          Array.from({ length: additive.units }, (_, unit) => unit).filter((unit) => unit % 3 === cluster),
        )
        expect(clusters.units).toBe(3)
        expect(clusters.figure(sumOf(clusters, chosen))).toEqual(additive.figure(sumOf(additive, members)))
      }),
      run,
    )
  })

  test('what can be paired is what alpha is resampled from', () => {
    fc.assert(
      fc.property(given(scale), (ratings) => {
        const units = countUnits(read(ratings))
        const pairable = pairableUnits(units)
        expect(krippendorffAlpha(pairable)).toEqual(krippendorffAlpha(units))
        expect(pairable.sizes.every((size) => size.ratings > 1)).toBe(true)
      }),
      run,
    )
  })

  test('the jackknife leaves out one unit at a time', () => {
    fc.assert(
      fc.property(given(scale), (ratings) => {
        const error = jackknifeError(tallyByUnit(countUnits(read(ratings)), fleissKappa))
        const units = ratings[0]!.length
        const without = Array.from({ length: units }, (_, left) =>
          fleissKappa(countUnits(read(ratings.map((values) => values.filter((_, unit) => unit !== left))))),
        )
        const values = without.flatMap(({ value }) => value ?? [])
        if (values.length < units || fleissKappa(countUnits(read(ratings))).value === null) {
          expect(error.value).toBeNull()
        } else {
          const mean = values.reduce((sum, value) => sum + value, 0) / units
          const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
          expect(error.value).toBeCloseTo(Math.sqrt(((units - 1) / units) * squares), 10)
        }
      }),
      run,
    )
  })
})
