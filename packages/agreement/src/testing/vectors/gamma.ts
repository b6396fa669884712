/** Gamma (Mathet, Widlöcher, Métivier 2015). */
import type { Coding } from '../../continuum/continuum.ts'
import { gammaObservedDisorder, unitDissimilarity, type Dissimilarity } from '../../gamma/disorder.ts'
import { gamma } from '../../gamma/gamma.ts'
import { seededNumbers } from '../../resampling/seeded-numbers.ts'
import { continuumOf, type RawText, type Reckon } from './vector.ts'

interface Data extends RawText {
  params: Dissimilarity
}

interface Params {
  units?: [coder: string, unit: number][]
}

export function seededFractions(seed: number): () => number {
  const rnd = seededNumbers(seed)
  return () => rnd(2 ** 20) / 2 ** 20
}

const none: Coding = { start: 0, end: 0, code: '' }

export const reckonGamma: Reckon<Data, Params> = (data) => {
  const continuum = continuumOf(data)
  return ({ coefficient, params: { units = [] } = {} }) => {
    if (coefficient === 'gamma_observed_disorder') return gammaObservedDisorder(continuum, data.params)
    if (coefficient === 'gamma') return gamma(continuum, data.params, { random: seededFractions(5), samples: 100 })
    const [first = none, second = none] = units.map(([coder, unit]) => continuum.coders.get(coder)?.[unit] ?? none)
    return unitDissimilarity(first, second, data.params)
  }
}
