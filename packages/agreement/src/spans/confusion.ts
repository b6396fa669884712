import type { Span } from '../continuum/continuum.ts'
import { mergeRuns, overlaps, totalLength } from '../continuum/runs.ts'
import { define, undefine, type Outcome } from '../outcome.ts'
import { sum } from '../sum.ts'
import { withCode, type PairText, type SpansByCode } from './pair-texts.ts'

/** Characters by who coded them. Whole numbers that add up over texts. */
export interface Confusion {
  both: number
  /** The first coder of the pair only. */
  first: number
  second: number
  neither: number
}

export const noConfusion: Confusion = { both: 0, first: 0, second: 0, neither: 0 }

/** How two coders used a code on the texts that both judged, character by character. */
export function confusion(texts: readonly PairText[], code: string): Confusion {
  const runsOf = (spans: SpansByCode) => mergeRuns(withCode(spans, code))
  return texts
    .map(({ length, one, other }) => confusionOfRuns(runsOf(one), runsOf(other), length))
    .reduce(addConfusion, noConfusion)
}

export function confusionOfRuns(one: readonly Span[], other: readonly Span[], length: number): Confusion {
  const both = overlaps(one, other).reduce((sum, met) => sum + met, 0)
  const [first, second] = [totalLength(one) - both, totalLength(other) - both]
  return { both, first, second, neither: length - both - first - second }
}

export function addConfusion(one: Confusion, other: Confusion): Confusion {
  return {
    both: one.both + other.both,
    first: one.first + other.first,
    second: one.second + other.second,
    neither: one.neither + other.neither,
  }
}

const total = ({ both, first, second, neither }: Confusion): number => both + first + second + neither

/** Share of characters that both coded or both left; near 1 wherever little is coded, so never to be shown alone. */
export function characterPercent(table: Confusion): Outcome {
  const n = total(table)
  return n === 0 ? undefine('no-pairable-values') : define((table.both + table.neither) / n)
}

/** Cohen 1960: chance from each coder's own share. */
export function characterKappa(table: Confusion): Outcome {
  const n = total(table)
  if (n === 0) return undefine('no-pairable-values')
  const expected = expectedApart(table)
  return expected === 0 ? undefine('no-variation') : define(1 - ((table.first + table.second) * n) / expected)
}

/** n²(1 − p_e) of Cohen's kappa, a whole number: what chance would set apart. */
function expectedApart({ both, first, second, neither }: Confusion): number {
  return (both + first) * (first + neither) + (both + second) * (second + neither)
}

/** Scott 1955: chance from the share of both together. */
export function characterPi(table: Confusion): Outcome {
  return alphaLike(table, 2 * total(table))
}

/** Krippendorff's nominal alpha, each character a unit: pi with the correction for small samples. */
export function characterAlpha(table: Confusion): Outcome {
  return alphaLike(table, 2 * total(table) - 1)
}

function alphaLike(table: Confusion, partners: number): Outcome {
  const n = total(table)
  if (n === 0) return undefine('no-pairable-values')
  const coded = 2 * table.both + table.first + table.second
  const left = 2 * n - coded
  if (coded === 0 || left === 0) return undefine('no-variation')
  return define(1 - ((table.first + table.second) * partners) / (coded * left))
}

/** Gwet 2008 (AC1) for coded or not coded. Goes to 1 as uncoded text grows. */
export function characterAc1(table: Confusion): Outcome {
  const n = total(table)
  if (n === 0) return undefine('no-pairable-values')
  const share = (2 * table.both + table.first + table.second) / (2 * n)
  const expected = 2 * share * (1 - share)
  return define(((table.both + table.neither) / n - expected) / (1 - expected))
}

/** S (Bennett, Alpert, Goldstein 1954; Brennan and Prediger 1981) for coded or not coded: chance is one half. */
export function characterS(table: Confusion): Outcome {
  const n = total(table)
  return n === 0 ? undefine('no-pairable-values') : define((2 * (table.both + table.neither)) / n - 1)
}

/** What both coded of what either coded. Uncoded text does not enter. */
export function characterJaccard({ both, first, second }: Confusion): Outcome {
  const either = both + first + second
  return either === 0 ? undefine('no-spans') : define(both / either)
}

/** F1 on characters. Uncoded text does not enter; kappa and alpha of a code come close to it as that text grows. */
export function characterDice({ both, first, second }: Confusion): Outcome {
  const coded = 2 * both + first + second
  return coded === 0 ? undefine('no-spans') : define((2 * both) / coded)
}

/** Kappa over several codes of one pair on the same texts: mean observed and mean expected agreement (De Vries et al. 2008). */
export function pooledKappa(tables: readonly Confusion[]): Outcome {
  if (tables.every((table) => total(table) === 0)) return undefine('no-pairable-values')
  const expected = sum(tables.map((table) => expectedApart(table) / total(table) ** 2))
  if (tables.every((table) => expectedApart(table) === 0)) return undefine('no-variation')
  return define(1 - sum(tables.map((table) => (table.first + table.second) / total(table))) / expected)
}
