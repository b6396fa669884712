/** The figures of a comparison, from plain values to plain values, so that a worker can make them. */
import {
  codeByText,
  confusion,
  pairTexts,
  sweepText,
  tallyCode,
  type Additive,
  type CodeSweep,
  type Continuum,
  type Outcome,
  type Pair,
  type TextSweep,
} from '@intercoder/agreement'
import { meanOf, type Figure } from './coefficient.ts'
import type { Unit } from './comparison.ts'

/** Of one code: the figure, and what it rests on. */
export interface CodeFigure {
  code: string
  outcome: Outcome
  /** Units that two coders or more judged. */
  units: number
  /** Sources among them in which anybody used the code, of all that are compared. */
  sources: number
  /** Stretches that a coder coded; where turns or sentences are compared, those of them. */
  passages: number
  /** The share of judgements that carry the code. */
  prevalence: number
}

export function pairsAmong(coders: readonly string[]): Pair[] {
  return coders.flatMap((one, at) => coders.slice(at + 1).map((other): Pair => [one, other]))
}

/** Whoever judged a text that another judged too, in order. */
export function codersIn(continua: readonly Continuum[]): string[] {
  return [...new Set(continua.flatMap(({ coders }) => (coders.size > 1 ? [...coders.keys()] : [])))].sort()
}

/** Everything of all codes; the texts are swept once for all of them. */
export function codeFigures(
  continua: readonly Continuum[],
  codes: readonly string[],
  { figure, unit }: { figure: Figure; unit: Unit },
): CodeFigure[] {
  const paired = continua.filter(({ coders }) => coders.size > 1)
  const sweeps = paired.map(sweepText)
  const texts = pairsAmong(codersIn(paired)).map((pair) => pairTexts(paired, pair))
  const units = paired.reduce((sum, { length }) => sum + length, 0)
  return codes.map((code) => {
    const tally = tallyCode(sweeps, code)
    const outcome =
      figure.kind === 'of-all' ? figure.of(tally) : meanOf(texts.map((ofPair) => figure.of(confusion(ofPair, code))))
    const used = sweeps.flatMap(({ codes: swept }) => swept.get(code) ?? [])
    return {
      ...{ code, outcome, units },
      sources: used.length,
      passages: unit === 'characters' ? countRuns(used) : tally.coded,
      prevalence: tally.judged === 0 ? 0 : tally.coded / tally.judged,
    }
  })
}

const countRuns = (sweeps: readonly CodeSweep[]): number =>
  sweeps.flatMap(({ clusters }) => clusters).reduce((sum, { runs }) => sum + runs.length, 0)

/** The figure of a code as something to draw pieces from. */
export function codeAdditive(
  pieces: { continua: readonly Continuum[]; sweeps: readonly TextSweep[] },
  code: string,
  figure: Figure,
): Additive {
  if (figure.kind === 'of-all') return codeByText(pieces.sweeps, code, figure.of)
  const parts = pairsAmong(codersIn(pieces.continua)).map((pair) =>
    pieces.continua.map((continuum) => pairTexts([continuum], pair)),
  )
  const rows = parts.map((ofPair) => ofPair.map((texts) => confusion(texts, code)))
  return {
    units: pieces.continua.length,
    width: rows.length * 4,
    add(sum, unit, times = 1) {
      rows.forEach((ofPair, at) => {
        const part = ofPair[unit]
        if (!part) return
        ;[part.both, part.first, part.second, part.neither].forEach((amount, place) => {
          sum[at * 4 + place] = (sum[at * 4 + place] ?? 0) + times * amount
        })
      })
    },
    figure: (sum) =>
      meanOf(
        rows.map((_, at) => {
          const [both = 0, first = 0, second = 0, neither = 0] = sum.subarray(at * 4, at * 4 + 4)
          return figure.of({ both, first, second, neither })
        }),
      ),
  }
}
