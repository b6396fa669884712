/** What to hold against where R is not there: inputs and figures as they stand in publications. */
import {
  countUnits,
  interval,
  krippendorffAlpha,
  krippendorffAlphaBy,
  ordinal,
  readRatings,
} from '@intercoder/agreement'
import { judge } from '../aims.ts'
import { printTable } from '../figures.ts'

/** Krippendorff 2011, example C: four coders, twelve units. */
const krippendorff = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
]

export function compareWithPublished(): void {
  const ratings = readRatings([1, 2, 3, 4, 5], new Map(krippendorff.map((row, coder) => [`${coder}`, row])))
  const units = countUnits(ratings)
  const rows = [
    { level: 'nominal', printed: 0.743, ours: krippendorffAlpha(units) },
    { level: 'ordinal', printed: 0.815, ours: krippendorffAlphaBy(units, ordinal) },
    { level: 'interval', printed: 0.849, ours: krippendorffAlphaBy(units, interval) },
  ]
  const isMet = rows.every(({ printed, ours }) => Math.abs((ours.value ?? NaN) - printed) <= 0.0005)
  judge('figures as published', isMet ? 'all' : 'not all', isMet)
  printTable(
    'Krippendorff 2011, example C',
    ['alpha', 'printed', 'ours'],
    rows.map(({ level, printed, ours }) => [level, printed.toFixed(3), (ours.value ?? NaN).toFixed(3)]),
  )
}
