/** What is compared: the texts of a round, cut into the units chosen, as those have coded them whose layers may be seen. */
import { mapToUnits, splitContinuum, type Coding, type Continuum, type Span } from '@intercoder/agreement'
import type { ReliabilitySource } from '#lib/api/shapes.ts'

export type Unit = 'characters' | 'turns' | 'sentences'

/** Stands among the coders for the layer that reconciliation made. */
export const consensus = 'consensus'

/** A text whose places are characters or, where turns or sentences are compared, the numbers of those. */
export interface ComparedText {
  source: ReliabilitySource
  continuum: Continuum
  /** The span in the transcript of a span of places. */
  toText(span: Span): Span
  /** Places at which it may be cut, so that what is drawn anew is a turn. */
  cuts: readonly number[]
}

const pairsOf = (flat: readonly number[]): Span[] =>
  Array.from({ length: flat.length / 2 }, (_, at) => ({ start: flat[at * 2] ?? 0, end: flat[at * 2 + 1] ?? 0 }))

/**
 * A layer that was opened in an open round and has no coding says nothing of whether its coder judged the text, so that it is
 * left out; one that was submitted empty is a judgement.
 */
export function isJudged({ layers, codings }: ReliabilitySource, layer: number): boolean {
  return (layers[layer]?.submitted ?? false) || codings.some((coding) => coding.layer === layer)
}

export function compareText(source: ReliabilitySource, unit: Unit): ComparedText {
  const continuum = { length: source.length, coders: codersOf(source) }
  const turns = pairsOf(source.turns)
  const starts = turns.map(({ start }) => start)
  if (unit === 'characters') return { source, continuum, toText: (span) => span, cuts: starts }
  const units = unit === 'turns' ? turns : pairsOf(source.sentences)
  const first = (turn: number) => units.findIndex(({ start }) => start >= turn)
  return {
    source,
    continuum: { length: units.length, coders: numberUnits(continuum, units) },
    toText: ({ start, end }) => ({ start: units[start]?.start ?? 0, end: units[end - 1]?.end ?? source.length }),
    cuts: starts.map(first).filter((place) => place > 0),
  }
}

function codersOf(source: ReliabilitySource): Map<string, Coding[]> {
  const coders = new Map<string, Coding[]>()
  source.layers.forEach(({ coder }, layer) => {
    if (isJudged(source, layer)) coders.set(coder ?? consensus, [])
  })
  for (const { layer, code, start, end } of source.codings) {
    coders.get(source.layers[layer]?.coder ?? consensus)?.push({ code, start, end })
  }
  return coders
}

/** Each code on a unit it touches, as a coding that is one unit long. */
function numberUnits(continuum: Continuum, units: readonly Span[]): Map<string, Coding[]> {
  const sets = mapToUnits(continuum, units, 'any')
  return new Map(
    [...sets].map(([coder, given]) => [
      coder,
      given.flatMap((codes, at) => codes.map((code) => ({ code, start: at, end: at + 1 }))),
    ]),
  )
}

/** The same texts as some of their coders have coded them. */
export function restrict(continuum: Continuum, keep: (coder: string) => boolean): Continuum {
  return { length: continuum.length, coders: new Map([...continuum.coders].filter(([coder]) => keep(coder))) }
}

/** Fewer sources than this say little of other sources, so that turns are drawn instead. */
const fewestSources = 10

/** What a bootstrap draws: sources where there are enough of them, else the turns of those there are. */
export function piecesOf(texts: readonly ComparedText[]): { drawn: 'sources' | 'turns'; pieces: Continuum[] } {
  const paired = texts.filter(({ continuum }) => continuum.coders.size > 1)
  if (paired.length >= fewestSources) return { drawn: 'sources', pieces: paired.map(({ continuum }) => continuum) }
  return { drawn: 'turns', pieces: paired.flatMap(({ continuum, cuts }) => splitContinuum(continuum, cuts)) }
}
