import { define, undefine, type Outcome } from '../outcome.ts'
import type { CodeSweep } from './sweep-code.ts'
import type { TextSweep } from './sweep-text.ts'

/** What the figures of one code come from: whole numbers that add up over texts. */
export interface CodeTally {
  /** Characters times coders. */
  judged: number
  /** Of them, those that carry the code. */
  coded: number
  /** Σ of squared lengths of runs. */
  squares: number
  /** At place m, over the texts that m coders judged: Σ length · k(m − k) over stretches that k of them hold. */
  apart: number[]
}

export const emptyTally = (): CodeTally => ({ judged: 0, coded: 0, squares: 0, apart: [] })

/** Sums a code over texts. A text that fewer than two coders judged adds nothing; one where nobody used the code does. */
export function tallyCode(texts: readonly TextSweep[], code: string): CodeTally {
  const tally = emptyTally()
  for (const { length, coders, codes } of texts) {
    if (coders.length < 2) continue
    tally.judged += length * coders.length
    const sweep = codes.get(code)
    if (sweep) addSweep(tally, sweep, coders.length)
  }
  return tally
}

/** Adds what a code does in one text of that many coders, `times` over; −1 takes it away. */
export function addSweep(tally: CodeTally, { coded, squares, apart }: CodeSweep, coders: number, times = 1): void {
  tally.coded += times * coded
  tally.squares += times * squares
  while (tally.apart.length <= coders) tally.apart.push(0)
  tally.apart[coders] = (tally.apart[coders] ?? 0) + times * apart
}

/**
 * |uα of one code: agreement on which stretches carry it, runs of each coder being units (Krippendorff et al. 2016). Equal to
 * `barUAlpha` over the runs, in closed form.
 */
export function codeBarUAlpha(tally: CodeTally): Outcome {
  const { judged, coded, squares } = tally
  const gap = judged - coded
  return codeAlpha(tally, judged - (squares + gap) / judged)
}

/** c-alpha-binary: nominal alpha with each character as a unit, coded or not coded (ATLAS.ti's name for it). */
export function cAlphaBinary(tally: CodeTally): Outcome {
  return codeAlpha(tally, tally.judged - 1)
}

/**
 * Share of pairs of coders who agree, coded or not coded, over characters; texts weigh by their coders. Near 1 wherever little
 * is coded, so never to be shown alone.
 */
export function codePercent(tally: CodeTally): Outcome {
  return tally.judged === 0 ? undefine('no-pairable-values') : define(1 - (2 * observedApart(tally)) / tally.judged)
}

/** The two differ only in what they hold a value could be paired with by chance: anything but its unit, or itself. */
function codeAlpha(tally: CodeTally, partners: number): Outcome {
  const { judged, coded } = tally
  const gap = judged - coded
  if (judged === 0) return undefine('no-pairable-values')
  if (coded === 0 || gap === 0) return undefine('no-variation')
  return define(1 - (observedApart(tally) * partners) / (coded * gap))
}

/** Characters on which one coder has the code and another not, each m − 1-th. */
function observedApart({ apart }: CodeTally): number {
  return apart.reduce((total, amount, coders) => total + (coders > 1 ? amount / (coders - 1) : 0), 0)
}
