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
 * The background of a segment: its colours in equal parts, one flat colour, which paints fastest. Two or more cover the
 * words somewhat more than one does, and however many there are no more than that.
 */
export function tintOf(colours: readonly string[]): string {
  const different = [...new Set(colours)].map((colour) => `var(--code-${colour})`)
  const [first, ...others] = different
  if (first === undefined) return ''
  const share = others.length === 0 ? 1 : 1.6
  return `background-color: color-mix(in oklab, ${mix(first, others)} calc(var(--tint, 18%) * ${share}), transparent)`
}

function mix(first: string, others: string[]): string {
  const [second, ...more] = others
  if (second === undefined) return first
  return `color-mix(in oklab, ${first} ${(100 / (others.length + 1)).toFixed(1)}%, ${mix(second, more)})`
}
