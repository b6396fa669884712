/**
 * Which lane of the margin each bracket stands in; lane 0 is beside the words. A bracket keeps its lane for as long as
 * it lives, so that a mark arriving from elsewhere never moves the ones being read.
 */
import type { Span } from '@intercoder/domain'

export interface Laned {
  span: Span | null
  lane: number
}

/** The lane nearest to the words that none of `others` occupies beside `span`. */
export function freeLane(span: Span, others: Iterable<Laned>): number {
  const taken = new Set<number>()
  for (const other of others) if (other.span && overlap(span, other.span)) taken.add(other.lane)
  let lane = 0
  while (taken.has(lane)) lane++
  return lane
}

/** Gives every bracket a lane at once: in reading order, the longer first, so that the short ones nest outside. */
export function layLanes(brackets: Laned[]): void {
  const ends: number[] = []
  for (const bracket of brackets.toSorted(inReadingOrder)) {
    const { span } = bracket
    if (!span) continue
    const free = ends.findIndex((end) => end <= span.start)
    bracket.lane = free < 0 ? ends.length : free
    ends[bracket.lane] = span.end
  }
}

export function inReadingOrder(a: { span: Span | null }, b: { span: Span | null }): number {
  if (!a.span || !b.span) return Number(!a.span) - Number(!b.span)
  return a.span.start - b.span.start || b.span.end - a.span.end
}

export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}
