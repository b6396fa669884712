import type { Continuum } from '../continuum/continuum.ts'
import { define, undefine, type Outcome } from '../outcome.ts'
import { sum } from '../sum.ts'
import { gammaObservedDisorder, type Dissimilarity } from './disorder.ts'
import { codingsSampler, type Random } from './sample.ts'

export interface GammaOptions {
  random: Random
  /** How many continua are drawn for the expected disorder; 30 is usual. */
  samples: number
}

/**
 * γ = 1 − observed / expected disorder (Mathet, Widlöcher, Métivier 2015). The expected one is a mean over continua drawn at
 * random: the same numbers give the same figure, other numbers one that is a little off. Seconds to minutes.
 */
export function gamma(
  continuum: Pick<Continuum, 'coders'>,
  weights: Dissimilarity,
  { random, samples }: GammaOptions,
): Outcome {
  const observed = gammaObservedDisorder(continuum, weights)
  if (observed.value === null) return observed
  const draw = codingsSampler(continuum.coders, random)
  const expected: number[] = []
  // A sample without any unit has no disorder and is drawn again, though not for ever.
  for (let tries = 0; expected.length < samples && tries < samples * 100; tries++) {
    const { value } = gammaObservedDisorder({ coders: draw() }, weights)
    if (value !== null) expected.push(value)
  }
  const mean = sum(expected) / expected.length
  return mean > 0 ? define(1 - observed.value / mean) : undefine('no-variation')
}
