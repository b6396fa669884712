import type { Reliability, ReliabilitySource } from '#lib/api/shapes.ts'
import type { Coefficient } from './coefficient.ts'
import { isJudged, type Unit } from './comparison.ts'

/** Which sources, on what, by which coefficient. An empty text is any. */
export interface Choice {
  source: string
  case: string
  wave: string
  unit: Unit
  coefficient: Coefficient
}

export const firstChoice: Choice = { source: '', case: '', wave: '', unit: 'characters', coefficient: 'alpha' }

export function chosenSources(reliability: Reliability, choice: Choice): ReliabilitySource[] {
  return reliability.sources.filter(
    ({ source, case: inCase, wave }) =>
      (choice.source === '' || source === choice.source) &&
      (choice.case === '' || inCase === choice.case) &&
      (choice.wave === '' || wave === choice.wave),
  )
}

/** The codes that anybody put on the chosen sources, in the order of the codebook. */
export function usedCodes({ codes }: Reliability, sources: readonly ReliabilitySource[]): Reliability['codes'] {
  const used = new Set(
    sources.flatMap(({ layers, codings }) =>
      codings.filter(({ layer }) => layers[layer]?.coder !== null).map(({ code }) => code),
    ),
  )
  return codes.filter(({ id }) => used.has(id))
}

export interface LeftOut {
  /** Sources that fewer than two coders judged. */
  alone: number
  /** Layers that were opened and hold nothing, nor were submitted. */
  empty: number
}

export function countLeftOut(sources: readonly ReliabilitySource[]): LeftOut {
  const own = sources.map((source) =>
    source.layers.flatMap(({ coder }, layer) => (coder === null ? [] : [isJudged(source, layer)])),
  )
  return {
    alone: own.filter((judged) => judged.filter(Boolean).length < 2).length,
    empty: own.flat().filter((judged) => !judged).length,
  }
}

export function hasConsensus(sources: readonly ReliabilitySource[]): boolean {
  return sources.some((source) => source.layers.some(({ coder }, layer) => coder === null && isJudged(source, layer)))
}
