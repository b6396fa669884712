/** P6: what is no rating is refused by name, and what has no figure says why. */
import { describe, expect, test } from 'vitest'
import {
  brennanPrediger,
  byCluster,
  cohenKappa,
  countUnits,
  finish,
  gwetAc1,
  holsti,
  interval,
  krippendorffAlpha,
  krippendorffAlphaBy,
  LiveRatings,
  lotus,
  pairOf,
  ratio,
  readCounts,
  readTable,
  resample,
  standardisedLotus,
  tallyByUnit,
} from '../src/index.ts'
import { read } from './arbitrary-ratings.ts'

describe('P6 what is no rating is refused by name', () => {
  test.each([
    ['a value that is not declared', () => read([['a']], ['b']), 'not among the categories: "a"'],
    ['a number for its name', () => read([['1']], [1]), 'not among the categories: "1"'],
    ['another spelling', () => read([['e\u0301']], ['\u00e9']), 'not among the categories'],
    ['NaN', () => read([], [1, NaN]), 'no category: NaN'],
    ['infinity', () => read([], [-Infinity]), 'no category: -Infinity'],
    ['a category twice', () => read([], ['a', 'a']), 'a category is declared twice'],
    ['more units than others', () => read([['a'], []], ['a']), 'coder-1 has 0 units, others have 1'],
    ['a table that is not square', () => readTable([0, 1], ['A', 'B'], [[1, 2]]), '1 rows, 2 categories'],
    ['a row too short', () => readCounts([0, 1], [[1]]), 'a row has 1 counts, there are 2 categories'],
    ['half a count', () => readCounts([0, 1], [[1, 0.5]]), 'no count: 0.5'],
    ['a coder nobody knows', () => pairOf(read([['a']], ['a']), ['coder-0', 'Eve']), 'not among the coders: Eve'],
    ['Holsti with nobody', () => holsti(read([['a']], ['a']), ['Eve', 'coder-0']), 'not among the coders: Eve'],
    ['kappa of three', () => cohenKappa(countUnits(read([[0], [0], [1]]))), 'two coders, not 3'],
    [
      'kappa with lone ratings',
      () =>
        cohenKappa(
          countUnits(
            read([
              [0, 1],
              [0, null],
            ]),
          ),
        ),
      'none with 1',
    ],
    [
      'a name as a number',
      () => krippendorffAlphaBy(countUnits(read([['a'], ['b']], ['a', 'b'])), interval),
      'no number',
    ],
    ['less than nothing', () => krippendorffAlphaBy(countUnits(read([[-1], [1]], [-1, 1])), ratio), 'no ratio: -1'],
    ['a unit before the first', () => new LiveRatings([1], ['A']).rate('A', -1, 1), 'no unit: -1'],
    [
      'no cluster',
      () => byCluster(tallyByUnit(countUnits(read([[0]])), lotus), [1], 1),
      'unit 0 is in no cluster of 1',
    ],
    [
      'no resamples',
      () => finish(resample(tallyByUnit(countUnits(read([[0]])), lotus), { seed: 1, resamples: 0 })),
      'no number of resamples: 0',
    ],
  ])('%s', (_, attempt, message) => {
    expect(attempt).toThrow(RangeError)
    expect(attempt).toThrow(message)
  })

  test('where no category is declared, or only one, there is no chance to correct for', () => {
    const lone = countUnits(read([['a'], ['a']], ['a']))
    for (const figure of [gwetAc1, brennanPrediger, standardisedLotus]) {
      expect(figure(lone)).toEqual({ value: null, reason: 'single-category' })
    }
    expect(krippendorffAlpha(countUnits(read([], [])))).toEqual({ value: null, reason: 'no-pairable-values' })
  })
})
