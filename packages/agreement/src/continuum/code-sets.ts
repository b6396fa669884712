import type { Coding, Continuum } from './continuum.ts'
import { normaliseCodings } from './normalise.ts'

/** A set of codes as one value: the same key for the same codes, whatever their order. */
export const keyOfSet = (codes: Iterable<string>): string => JSON.stringify([...codes].sort())

export const codesOfSet = (key: string): readonly string[] => JSON.parse(key) as string[]

/**
 * Each coder's text cut into maximal runs of one constant, non-empty set of codes. The code of a run is the key of its
 * set; runs of one coder never overlap, so that every character has one value even where codes overlap.
 */
export function cutCodeSets(continuum: Continuum): Continuum {
  const { length, coders } = continuum
  return { length, coders: new Map([...coders].map(([coder, codings]) => [coder, cutCodings(codings, length)])) }
}

function cutCodings(codings: readonly Coding[], length: number): Coding[] {
  const clean = normaliseCodings(codings, length)
  const events = clean
    .flatMap(({ start, end, code }) => [
      { at: start, code, by: 1 },
      { at: end, code, by: -1 },
    ])
    .sort((one, other) => one.at - other.at)
  const layers = new Map<string, number>()
  const runs: Coding[] = []
  events.forEach(({ at, code, by }, index) => {
    const layered = (layers.get(code) ?? 0) + by
    if (layered > 0) layers.set(code, layered)
    else layers.delete(code)
    const next = events[index + 1]?.at ?? at
    if (next > at && layers.size > 0) append(runs, { start: at, end: next, code: keyOfSet(layers.keys()) })
  })
  return runs
}

function append(runs: Coding[], run: Coding): void {
  const last = runs.at(-1)
  if (last?.end === run.start && last.code === run.code) last.end = run.end
  else runs.push(run)
}
