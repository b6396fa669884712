/** One computation from beginning to end, reported bit by bit: figures at once, then an interval after the other. */
import {
  intervalOf,
  resample,
  sweepText,
  type Continuum,
  type Interval,
  type Outcome,
  type Pair,
  type Resamples,
} from '@intercoder/agreement'
import type { ReliabilitySource } from '#lib/api/shapes.ts'
import { figureOf, meanOf, type Coefficient } from './coefficient.ts'
import { compareText, consensus, piecesOf, restrict, type Unit } from './comparison.ts'
import { codeAdditive, codeFigures, codersIn, pairsAmong, type CodeFigure } from './figures.ts'
import { overallAdditive, overallFigure, type Overall } from './overall.ts'

export interface Job {
  sources: readonly ReliabilitySource[]
  /** In the order of the codebook. */
  codes: readonly string[]
  unit: Unit
  coefficient: Coefficient
  /** Goes into every interval; beside a figure in print it lets others draw the same. */
  seed: number
  /** None where only the figures are wanted. */
  resamples: number
}

export interface PairFigures {
  pair: Pair
  overall: Outcome
  byCode: ReadonlyMap<string, Outcome>
}

export interface Figures {
  coders: readonly string[]
  codes: readonly CodeFigure[]
  overall: Overall
  pairs: readonly PairFigures[]
  /** Sources that two coders or more judged. */
  sources: number
  drawn: 'sources' | 'turns'
  /** How many of them there are to draw from. */
  pieces: number
}

/** `code` null: over all codes. */
export interface CodeInterval {
  code: string | null
  interval: Interval
  drawn: number
  skipped: number
}

export type Report =
  | { kind: 'figures'; figures: Figures }
  | { kind: 'interval'; interval: CodeInterval; done: number; of: number }
  | { kind: 'end' }

export function* runJob(job: Job): Generator<Report> {
  const { unit, codes, resamples, seed } = job
  const texts = job.sources.map((source) => compareText(source, unit))
  const all = texts.map(({ continuum }) => continuum)
  const apart = texts.map((text) => ({ ...text, continuum: restrict(text.continuum, (coder) => coder !== consensus) }))
  const paired = apart.filter(({ continuum }) => continuum.coders.size > 1)
  const { drawn, pieces } = piecesOf(paired)
  yield {
    kind: 'figures',
    figures: {
      ...figuresOf(
        job,
        paired.map(({ continuum }) => continuum),
        all,
      ),
      drawn,
      pieces: pieces.length,
    },
  }
  if (resamples > 0 && pieces.length > 0) {
    const swept = { continua: pieces, sweeps: pieces.map(sweepText) }
    const figure = figureOf(job.coefficient, unit)
    // Comparing sets of codes takes longest, so that it comes last.
    const wanted = [...codes, ...(hasOverall(job.coefficient) ? [null] : [])]
    for (const [at, code] of wanted.entries()) {
      const additive = code === null ? overallAdditive(pieces, unit) : codeAdditive(swept, code, figure)
      const interval = readInterval(code, resample(additive, { seed, resamples }))
      yield { kind: 'interval', interval, done: at + 1, of: wanted.length }
    }
  }
  yield { kind: 'end' }
}

/** Only alpha has a figure that sees all codes at once; of the others there is a mean. */
export const hasOverall = (coefficient: Coefficient): boolean => coefficient === 'alpha'

function figuresOf(
  { unit, coefficient, codes }: Job,
  continua: readonly Continuum[],
  all: readonly Continuum[],
): Omit<Figures, 'drawn' | 'pieces'> {
  const figure = { figure: figureOf(coefficient, unit), unit }
  const byCode = codeFigures(continua, codes, figure)
  const overallOf = (own: readonly Continuum[], outcomes: readonly Outcome[]): Overall =>
    hasOverall(coefficient) ? overallFigure(own, unit) : { outcome: meanOf(outcomes), coverage: null }
  const pairs = pairsAmong(codersIn(all)).map((pair): PairFigures => {
    const own = all.map((one) => restrict(one, (coder) => pair.includes(coder))).filter(({ coders }) => coders.size > 1)
    const outcomes = codeFigures(own, codes, figure).map(({ outcome }) => outcome)
    return {
      pair,
      overall: overallOf(own, outcomes).outcome,
      byCode: new Map(codes.map((code, at) => [code, outcomes[at] ?? meanOf([])])),
    }
  })
  return {
    coders: codersIn(continua),
    codes: byCode,
    overall: overallOf(
      continua,
      byCode.map(({ outcome }) => outcome),
    ),
    pairs,
    sources: continua.length,
  }
}

function readInterval(code: string | null, steps: Generator<Resamples, Resamples>): CodeInterval {
  let last: Resamples = { units: 0, drawn: 0, skipped: 0, values: [] }
  for (last of steps);
  return { code, interval: intervalOf(last), drawn: last.drawn, skipped: last.skipped }
}
