/** The coefficients on offer, for one code: taken from all coders at once, or from each two of them. */
import {
  cAlphaBinary,
  characterAc1,
  characterDice,
  characterKappa,
  characterS,
  codeBarUAlpha,
  codePercent,
  type CodeTally,
  type Confusion,
  type Outcome,
} from '@intercoder/agreement'
import type { Unit } from './comparison.ts'

export type Coefficient = 'alpha' | 'c-alpha-binary' | 'kappa' | 'ac1' | 's' | 'percent' | 'dice'

/** `of-all` needs what all coders did together; `of-pairs` is the mean over each two of them for whom it is defined. */
export type Figure =
  { kind: 'of-all'; of: (tally: CodeTally) => Outcome } | { kind: 'of-pairs'; of: (pair: Confusion) => Outcome }

/**
 * Alpha on characters is |uα, whose units are the stretches that somebody coded. On turns and sentences it is Krippendorff's
 * nominal alpha, which over numbered units is what c-alpha-binary is over characters.
 */
export function figureOf(coefficient: Coefficient, unit: Unit): Figure {
  if (coefficient === 'alpha') return { kind: 'of-all', of: unit === 'characters' ? codeBarUAlpha : cAlphaBinary }
  if (coefficient === 'c-alpha-binary') return { kind: 'of-all', of: cAlphaBinary }
  if (coefficient === 'percent') return { kind: 'of-all', of: codePercent }
  const ofPair = { kappa: characterKappa, ac1: characterAc1, s: characterS, dice: characterDice }
  return { kind: 'of-pairs', of: ofPair[coefficient] }
}

/** Those that make sense on a unit; the first is the one to begin with. */
export function coefficientsOn(unit: Unit): readonly Coefficient[] {
  const others = ['kappa', 'ac1', 's', 'percent', 'dice'] as const
  return unit === 'characters' ? ['alpha', 'c-alpha-binary', ...others] : ['alpha', ...others]
}

/** Krippendorff's lines for tentative and for firm conclusions; he drew them for alpha and for nothing else. */
export function customaryLines(coefficient: Coefficient): readonly number[] {
  return ['alpha', 'c-alpha-binary'].includes(coefficient) ? [0.667, 0.8] : []
}

/** The mean of what is defined; where nothing is, the reason that the first of them has. */
export function meanOf(outcomes: readonly Outcome[]): Outcome {
  const values = outcomes.flatMap(({ value }) => value ?? [])
  if (values.length > 0) return { value: values.reduce((sum, value) => sum + value, 0) / values.length }
  return outcomes[0] ?? { value: null, reason: 'no-pairable-values' }
}
