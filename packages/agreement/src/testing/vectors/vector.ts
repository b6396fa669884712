/** A reference vector, as its README defines the format: an input with the figures that a right engine gives. */
import type { Coding, Continuum } from '../../continuum/continuum.ts'
import type { Outcome } from '../../outcome.ts'

export interface Expected<Params = Record<string, unknown>> {
  coefficient: string
  params?: Params
  value: unknown
  tolerance?: number
  reason?: string
  published?: { value: number; tolerance: number }
}

export interface Vector<Data = unknown, Params = Record<string, unknown>> {
  id: string
  title: string
  source: { data: string; figures?: string }
  data: Data
  expected: readonly Expected<Params>[]
}

/** A coefficient, what is counted, or the rows of a sequence. */
export type Figure = Outcome | number | object

/** Readies the data of a vector once for all figures that are expected of it. */
export type Reckon<Data, Params = Record<string, unknown>> = (data: Data) => (one: Expected<Params>) => Figure

type RawSpan = readonly [start: number, end: number, code: string]

export interface RawText {
  length: number
  coders: Record<string, readonly RawSpan[]>
}

export function continuumOf({ length, coders }: RawText): Continuum {
  const codings = (spans: readonly RawSpan[]): Coding[] => spans.map(([start, end, code]) => ({ start, end, code }))
  return { length, coders: new Map(Object.entries(coders).map(([coder, spans]) => [coder, codings(spans)])) }
}

export function pick<Value>(from: Record<string, Value>, name: string | undefined): Value {
  const found = from[name ?? '']
  if (found === undefined) throw new RangeError(`nothing here is called ${name}`)
  return found
}
