/** The cost of agreement figures, against R's irr in the same run where it can be had. */
import { judge } from '../aims.ts'
import { printTable, show } from '../figures.ts'
import { codes } from './inputs.ts'
import { runIrr, type Irr } from './irr.ts'
import * as ours from './measures.ts'
import type { Measured } from './measures.ts'
import { compareWithPublished } from './published.ts'

interface Row {
  what: string
  measured: Measured
  /** How long it may take, in ms. */
  aim: number
  /** How long irr takes for the same, in ms; null where it has nothing like it. */
  irr: number | null
}

export function benchAgreement(): Promise<void> {
  const irr = runIrr()
  const rows = measure(irr)
  for (const { what, measured, aim } of rows) {
    judge(`${what} ≤ ${show(aim, 0)} ms`, `${digits(measured.ms)} ms`, measured.ms <= aim)
  }
  printTable(
    `Agreement, ms of processor time (medians)${irr ? `, and ${irr.version}: one alpha × 1,000, and one code × 12` : ''}`,
    ['what', 'ours', 'aim', 'irr', 'times faster'],
    rows.map(({ what, measured, aim, irr: theirs }) => [
      what,
      digits(measured.ms),
      show(aim, 0),
      theirs === null ? '–' : show(theirs, 0),
      theirs === null ? '–' : show(theirs / measured.ms, 0),
    ]),
  )
  if (irr) compareFigures(irr, rows)
  else console.log('\nR with its package irr is not installed here; figures are held against printed ones instead.')
  compareWithPublished()
  return Promise.resolve()
}

function measure(irr: Irr | null): Row[] {
  const alpha = irr && irr.ratings.seconds * 1000
  const characters = irr && irr.characters.seconds * 1000
  return [
    { what: 'alpha, 4 coders × 100,000 units × 50 categories', measured: ours.alpha(), aim: 20, irr: alpha },
    { what: 'the same, interval', measured: ours.alphaInterval(), aim: 40, irr: null },
    { what: 'the same, ordinal', measured: ours.alphaOrdinal(), aim: 40, irr: null },
    // Nobody waits for irr to do it: one of its resamples is one alpha, and one code is like another.
    { what: '1,000 resamples of it', measured: ours.thousandResamples(), aim: 5000, irr: alpha && alpha * 1000 },
    { what: 'one edited rating and alpha after it', measured: ours.edit(), aim: 1, irr: alpha },
    { what: 'alpha by MASI and by label, 2,000 turns', measured: ours.labels(), aim: 50, irr: null },
    {
      what: '|uα and c-alpha-binary of 12 codes, 200,000 characters, 4 × 2,000 spans',
      ...{ measured: ours.spans(), aim: 10, irr: characters && characters * codes.length },
    },
    { what: 'uα, |uα, cuα by MASI on sets of codes', measured: ours.codeSets(), aim: 300, irr: null },
    { what: 'queue of disagreements', measured: ours.queue(), aim: 50, irr: null },
  ]
}

function compareFigures(irr: Irr, rows: readonly Row[]): void {
  const figureOf = (part: string) => rows.find(({ what }) => what.includes(part))?.measured.figure ?? NaN
  const [alpha, characters] = [figureOf('50 categories'), figureOf('c-alpha-binary')]
  const isSame = Math.abs(alpha - irr.ratings.figure) < 1e-9
  judge('alpha is that of irr', `${alpha.toFixed(9)}`, isSame)
  printTable(
    'The same figures',
    ['what', 'ours', 'irr'],
    [
      ['alpha of ratings', alpha.toFixed(6), irr.ratings.figure.toFixed(6)],
      [`alpha of the characters of ${codes[0]}`, characters.toFixed(6), irr.characters.figure.toFixed(6)],
    ],
  )
  console.log(
    '\nWith three coders or more and nothing missing, as on the characters, irr 0.84.1 divides by 1 instead of m − 1; among so many it does not show.',
  )
}

const digits = (ms: number) => show(ms, ms < 0.1 ? 4 : ms < 100 ? 1 : 0)
