/** P8: intervals by resampling, the same for the same seed. */
import { expect, test } from 'vitest'
import { krippendorffAlpha } from '../src/coefficients/krippendorff-alpha.ts'
import { intervalOf, shareBelow } from '../src/resampling/interval.ts'
import { resampleCoincidences } from '../src/resampling/resample-coincidences.ts'
import { finish, resample } from '../src/resampling/resample.ts'
import { nominalMeasure, type BootstrapData } from '../src/testing/vectors/bootstrap.ts'
import { ratingsOf } from '../src/testing/vectors/coding-data.ts'
import { pairableUnits, tallyByUnit } from '../src/units/by-unit.ts'
import { countUnits } from '../src/units/count-units.ts'
import { readRatings } from '../src/units/ratings.ts'
import { readVectors } from './read-vectors.ts'

const dataOf = (name: string): BootstrapData =>
  readVectors<BootstrapData>('bootstrap').find(({ id }) => id === `bootstrap/${name}`)!.data

test('KALPHA draws pairs one by one, so that the disagreements among them are binomial', () => {
  const units = countUnits(ratingsOf(dataOf('4x12-nominal'))!)
  // 55 pairs, a fifth of them apart; by chance 1,216 of 1,560 would be.
  const step = 1 / 55 / (1216 / 1560)
  const { values } = finish(resampleCoincidences(units, nominalMeasure, { seed: 1, resamples: 20_000 }))
  let [chance, upTo] = [0.8 ** 55, 0]
  for (let apart = 0; apart <= 25; apart++) {
    upTo += chance
    chance *= ((55 - apart) / (apart + 1)) * 0.25
    const share = values.filter((value) => value > 1 - (apart + 0.5) * step).length / values.length
    expect(share).toBeGreaterThan(upTo - 0.01)
    expect(share).toBeLessThan(upTo + 0.01)
  }
})

const byUnits = (name: string) => {
  const data = dataOf(name)
  return resample(tallyByUnit(pairableUnits(countUnits(ratingsOf(data)!)), krippendorffAlpha), data.bootstrap)
}

test('an interval is of units enough, and of resamples that have a figure', () => {
  const { lower, upper } = intervalOf(finish(byUnits('4x12-nominal')))
  expect([lower?.toFixed(3), upper?.toFixed(3)]).toEqual(['0.438', '0.937'])
  const narrower = intervalOf(finish(byUnits('4x12-nominal')), 0.8)
  expect(narrower.lower).toBeGreaterThan(lower!)
  expect(narrower.upper).toBeLessThan(upper!)
  expect(intervalOf(finish(byUnits('skewed')))).toMatchObject({ lower: null, reason: 'too-many-skipped' })
  const few = readRatings(['a', 'b'], new Map(['A', 'B'].map((coder) => [coder, [...'abababaab']])))
  const drawn = finish(resample(tallyByUnit(countUnits(few), krippendorffAlpha), { seed: 1 }))
  expect(intervalOf(drawn)).toMatchObject({ lower: null, reason: 'too-few-units' })
})

test('resampling can be shown as it goes and stopped at any time, and its beginning is the same however far it goes', () => {
  const whole = finish(byUnits('gen-3x80'))
  const seen: number[] = []
  for (const { drawn, values } of byUnits('gen-3x80')) {
    seen.push(drawn)
    if (drawn < 200) continue
    expect(values).toEqual(whole.values.slice(0, 200))
    break
  }
  expect(seen).toEqual(Array.from({ length: 200 }, (_, step) => step + 1))
})

test('where nothing varies there is nothing to resample', () => {
  const alike = countUnits(readRatings(['a', 'b'], new Map(['A', 'B'].map((coder) => [coder, [...'aaaaaaaaaa']]))))
  for (const steps of [
    resample(tallyByUnit(alike, krippendorffAlpha), { seed: 1, resamples: 20 }),
    resampleCoincidences(alike, nominalMeasure, { seed: 1, resamples: 20 }),
  ]) {
    const drawn = finish(steps)
    expect(drawn).toEqual({ units: 10, drawn: 20, skipped: 20, values: [] })
    expect(intervalOf(drawn)).toEqual({ lower: null, upper: null, reason: 'too-many-skipped' })
    expect(shareBelow(drawn, 0.8)).toBeNull()
  }
})
