/** P8: the same ratings as counts, tables, sets and pairs give the same figures. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  againstRest,
  betweenSets,
  codesOfSet,
  cohenKappa,
  countUnits,
  finish,
  krippendorffAlpha,
  krippendorffAlphaBy,
  masiDistance,
  microF1,
  pairOf,
  percentAgreement,
  quadraticWeights,
  readCounts,
  readSets,
  readTable,
  resample,
  scottPi,
  tallyByUnit,
  weightedCohenKappa,
  withLabel,
  type Outcome,
} from '../src/index.ts'
import { run, scale, given, read } from './arbitrary-ratings.ts'
import { ofTally, figures, expectSame } from './figures-of-ratings.ts'

describe('P8 forms of the same ratings', () => {
  test('counts give what ratings give', () => {
    fc.assert(
      fc.property(given(scale), (ratings) => {
        const units = countUnits(read(ratings))
        const counts = (ratings[0] ?? []).map((_, unit) =>
          scale.map((category) => ratings.filter((values) => values[unit] === category).length),
        )
        for (const figure of Object.values(ofTally)) {
          expect(figure(readCounts(scale, counts) as never)).toEqual(figure(units))
        }
      }),
      run,
    )
  })

  test('a table of two coders gives what their ratings give, resampled too', () => {
    const table = fc.array(fc.array(fc.nat({ max: 3 }), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(table, (counts) => {
        const pairs = counts.flatMap((row, i) => row.flatMap((times, j) => Array.from({ length: times }, () => [i, j])))
        const categories = [0, 1, 2]
        const short = readTable(categories, ['coder-0', 'coder-1'], counts)
        const long = read([pairs.map(([i]) => i!), pairs.map(([, j]) => j!)], categories)
        for (const figure of Object.values(figures)) expect(figure(short)).toEqual(figure(long))
        const drawn = [short, long].map((ratings) =>
          finish(resample(tallyByUnit(countUnits(ratings), krippendorffAlpha), { seed: 4, resamples: 5 })),
        )
        expect(drawn[0]).toEqual(drawn[1])
      }),
      { ...run, numRuns: 60 },
    )
  })

  test('a category against the rest is the ratings with all others renamed', () => {
    fc.assert(
      fc.property(given(scale), (ratings) => {
        const renamed = ratings.map((values) =>
          values.map((value) => (value === null ? null : value === 2.5 ? 'this' : 'rest')),
        )
        expect(krippendorffAlpha(countUnits(againstRest(read(ratings), 2.5)))).toEqual(
          krippendorffAlpha(countUnits(read(renamed, ['this', 'rest']))),
        )
      }),
      run,
    )
  })

  test('sets of one label each are nominal values, and the order and repetition of labels is nothing', () => {
    fc.assert(
      fc.property(given(['a', 'b', 'c']), (ratings) => {
        const sets = readSets(
          new Map(
            ratings.map((values, at) => [`${at}`, values.map((value) => (value === null ? null : [`${value}`]))]),
          ),
        )
        expectSame(
          krippendorffAlphaBy(countUnits(sets), betweenSets(masiDistance)),
          krippendorffAlpha(countUnits(read(ratings, ['a', 'b', 'c']))),
        )
      }),
      run,
    )
    const sets = readSets(
      new Map([
        ['A', [['x', 'y', 'x'], [], null]],
        ['B', [['y', 'x'], [], ['x']]],
      ]),
    )
    expect(sets.categories.map((key) => codesOfSet(`${key}`))).toEqual([['x', 'y'], ['x'], []])
    expect(percentAgreement(countUnits(sets))).toEqual({ value: 1 })
    expect(percentAgreement(countUnits(withLabel(sets, 'nobody used it')))).toEqual({ value: 1 })
    expect(microF1(sets, ['A', 'B'])).toEqual({ value: 1 })
  })

  test('two coders: kappa, pi and their weighted forms are those of the table', () => {
    fc.assert(
      fc.property(given(scale, 2), (ratings) => {
        const pair = pairOf(read(ratings), ['coder-1', 'coder-0'])
        const both = (ratings[0] ?? []).flatMap((one, unit) => {
          const other = ratings[1]![unit]!
          return one === null || other === null ? [] : [[other as number, one as number] as const]
        })
        expectSame(
          cohenKappa(countUnits(pair)),
          kappaByDefinition(both, (one, other) => Number(one !== other)),
        )
        expectSame(
          weightedCohenKappa(countUnits(pair), quadraticWeights),
          kappaByDefinition(both, (one, other) => (one - other) ** 2),
        )
        expectSame(
          scottPi(countUnits(pair)),
          kappaByDefinition([...both, ...both.map(([one, other]) => [other, one] as const)], (one, other) =>
            Number(one !== other),
          ),
        )
      }),
      run,
    )
  })
})

/** Cohen's kappa: how far apart the pairs are, against every first with every second. */
function kappaByDefinition(
  pairs: readonly (readonly [number, number])[],
  far: (one: number, other: number) => number,
): Outcome {
  const n = pairs.length
  if (n === 0) return { value: null, reason: 'no-pairable-values' }
  const observed = pairs.reduce((sum, [one, other]) => sum + far(one, other), 0)
  const expected = pairs.reduce((sum, [one]) => sum + pairs.reduce((s, [, other]) => s + far(one, other), 0), 0)
  return expected === 0 ? { value: null, reason: 'no-variation' } : { value: 1 - (observed * n) / expected }
}
