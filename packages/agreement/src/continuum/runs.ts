import { lengthOf, type Continuum, type Runs, type Span } from './continuum.ts'
import { clamp } from './normalise.ts'

/** Maximal runs: spans of one coder and one code that overlap or touch become one. */
export function mergeRuns(spans: readonly Span[]): Span[] {
  const runs: Span[] = []
  let last: Span | undefined
  for (const { start, end } of [...spans].sort((one, other) => one.start - other.start)) {
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else runs.push((last = { start, end }))
  }
  return runs
}

/** The runs of every code that somebody applied. */
export function runsByCode(continuum: Continuum): Map<string, Runs> {
  const spans = new Map<string, Map<string, Span[]>>()
  for (const [coder, codings] of continuum.coders) {
    for (const coding of codings) {
      const span = clamp(coding, continuum.length)
      if (!span) continue
      const holders = entry(spans, coding.code, () => new Map<string, Span[]>())
      entry(holders, coder, () => []).push(span)
    }
  }
  return new Map(
    [...spans].map(([code, holders]) => [code, new Map([...holders].map(([coder, held]) => [coder, mergeRuns(held)]))]),
  )
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}

export function totalLength(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + lengthOf(span), 0)
}

/** How much of each span of `one`, in order of start, is met by spans of `other`, in order and free of overlaps. */
export function overlaps(one: readonly Span[], other: readonly Span[]): number[] {
  let from = 0
  return one.map(({ start, end }) => {
    while ((other[from]?.end ?? Infinity) <= start) from++
    let met = 0
    for (let at = from; at < other.length; at++) {
      const span = other[at]
      if (!span || span.start >= end) break
      met += Math.min(end, span.end) - Math.max(start, span.start)
    }
    return met
  })
}
