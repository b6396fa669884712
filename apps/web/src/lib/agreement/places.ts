/** The passages that a figure is made of: where coders differ, the most telling first, and then where they agree. */
import { disagreements, sweepText, type Cluster, type DisagreementKind, type Pair } from '@intercoder/agreement'
import type { ReliabilitySource } from '#lib/api/shapes.ts'
import { compareText, consensus, restrict, type ComparedText, type Unit } from './comparison.ts'

export interface Place {
  source: ReliabilitySource
  /** In the transcript. */
  start: number
  end: number
  codes: readonly string[]
  /** Empty where all agree. */
  kinds: readonly DisagreementKind[]
  /** Who holds which code; with several codes a coder may stand in several lines. */
  holders: readonly { code: string; coders: readonly string[]; absent: readonly string[] }[]
  quote: string
  weight: number
}

export interface Asked {
  /** Null: any. */
  code: string | null
  /** Null: all who coded independently. */
  pair: Pair | null
}

const options = { tolerance: 0, conflictIou: 0.5 }

export function findPlaces(sources: readonly ReliabilitySource[], unit: Unit, asked: Asked): Place[] {
  return sources
    .flatMap((source) => placesIn(compareText(source, unit), unit, asked))
    .sort((one, other) => other.weight - one.weight)
}

function placesIn(compared: ComparedText, unit: Unit, { code, pair }: Asked): Place[] {
  const text = unit === 'characters' ? compared : spaceUnits(compared)
  const own = restrict(text.continuum, (coder) => (pair ? pair.includes(coder) : coder !== consensus))
  if (own.coders.size < 2) return []
  const sweep = sweepText(own)
  const kept = code === null ? sweep : { ...sweep, codes: new Map([...sweep.codes].filter(([one]) => one === code)) }
  const apart = disagreements(kept, options).map((one): Place => {
    const holders = [...one.byCode].map(([each, { votes, absent }]) => ({
      code: each,
      coders: [...votes.keys()],
      absent,
    }))
    return place(text, one, { codes: one.codes, kinds: one.kinds, weight: one.weight, holders })
  })
  const agreed = [...kept.codes].flatMap(([each, { clusters }]) =>
    clusters.filter(({ weight }) => weight === 0).map((cluster) => agreedPlace(text, each, cluster)),
  )
  return [...apart, ...agreed]
}

/** Puts a gap after every unit: each is a place by itself, and no longer one with its neighbours. */
function spaceUnits({ continuum, toText, ...text }: ComparedText): ComparedText {
  const spaced = [...continuum.coders].map(([coder, codings]) => {
    return [coder, codings.map(({ code, start }) => ({ code, start: start * 2, end: start * 2 + 1 }))] as const
  })
  return {
    ...text,
    continuum: { length: continuum.length * 2, coders: new Map(spaced) },
    toText: ({ start }) => toText({ start: start / 2, end: start / 2 + 1 }),
  }
}

function agreedPlace(text: ComparedText, code: string, cluster: Cluster): Place {
  const coders = [...new Set(cluster.runs.map(({ coder }) => coder))]
  return place(text, cluster, { codes: [code], kinds: [], weight: 0, holders: [{ code, coders, absent: [] }] })
}

type Rest = Pick<Place, 'codes' | 'kinds' | 'weight' | 'holders'>

function place({ source, toText }: ComparedText, span: { start: number; end: number }, rest: Rest): Place {
  const { start, end } = toText({ start: span.start, end: span.end })
  return { source, start, end, ...rest, quote: quoteAt(source, start, end, rest.codes) }
}

/** The words of the coding that says most of a place. */
function quoteAt({ codings }: ReliabilitySource, start: number, end: number, codes: readonly string[]): string {
  let quote = ''
  for (const coding of codings) {
    const isHere = coding.start < end && coding.end > start && codes.includes(coding.code)
    if (isHere && coding.quote.length > quote.length) quote = coding.quote
  }
  return quote
}
