/** Cuts overlapping codings into stretches that each have one set of codings over them. */
import type { Span } from '@intercoder/domain'

export interface Segment extends Span {
  /** The codings over the segment, in the order they were given. */
  keys: string[]
}

export interface Keyed extends Span {
  key: string
}

/** The segments of a stretch of text, in order; what no coding lies over is left out. */
export function cutSegments(codings: readonly Keyed[], within: Span): Segment[] {
  const over = codings.filter(({ start, end }) => start < within.end && end > within.start)
  const cuts = new Set<number>()
  for (const { start, end } of over) {
    cuts.add(Math.max(start, within.start))
    cuts.add(Math.min(end, within.end))
  }
  const places = [...cuts].sort((one, other) => one - other)
  return places.flatMap((start, number) => {
    const end = places[number + 1]
    if (end === undefined) return []
    const keys = over.filter((coding) => coding.start < end && coding.end > start).map(({ key }) => key)
    return keys.length > 0 ? [{ start, end, keys }] : []
  })
}

/**
 * The background of a segment: its colours laid over each other. From the third on they grow thinner, so that however
 * many there are they never cover the words more than two do.
 */
export function tintOf(colours: readonly string[]): string {
  const different = [...new Set(colours)]
  const share = Math.min(1, 2 / different.length).toFixed(2)
  const layers = different.map((colour) => {
    const tint = `color-mix(in oklab, var(--code-${colour}) calc(var(--tint, 18%) * ${share}), transparent)`
    return `linear-gradient(${tint}, ${tint})`
  })
  return `background-image: ${layers.join(', ')}`
}
