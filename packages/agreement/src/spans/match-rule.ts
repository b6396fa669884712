import { lengthOf, type Span } from '../continuum/continuum.ts'

/** When two spans of one code count as the same find. */
export type MatchRule =
  | { match: 'exact' }
  /** Start and end each at most so many characters apart. */
  | { match: 'tolerance'; characters: number }
  /** Intersection over union at least so much, and more than 0. */
  | { match: 'iou'; threshold: number }

export function intersectionOverUnion(one: Span, other: Span): number {
  const met = Math.min(one.end, other.end) - Math.max(one.start, other.start)
  return met <= 0 ? 0 : met / (lengthOf(one) + lengthOf(other) - met)
}

function matches(one: Span, other: Span, rule: MatchRule): boolean {
  if (rule.match === 'iou') {
    const iou = intersectionOverUnion(one, other)
    return iou > 0 && iou >= rule.threshold
  }
  const most = rule.match === 'exact' ? 0 : rule.characters
  return Math.abs(one.start - other.start) <= most && Math.abs(one.end - other.end) <= most
}

/**
 * For each span of `one`, the places in `other` of those that match it. Both in order of start. Only where a match could
 * begin is looked at: within the tolerance, or no further before the span than the longest that could still match it.
 */
export function findMatches(one: readonly Span[], other: readonly Span[], rule: MatchRule): number[][] {
  const longest = other.reduce((most, span) => Math.max(most, lengthOf(span)), 0)
  return one.map((span) => {
    const [from, to] = reach(span, rule, longest)
    const found: number[] = []
    for (let at = firstFrom(other, from); at < other.length; at++) {
      const partner = other[at]
      if (!partner || partner.start > to) break
      if (matches(span, partner, rule)) found.push(at)
    }
    return found
  })
}

/** The first and the last start that a partner can have. */
function reach(span: Span, rule: MatchRule, longest: number): [number, number] {
  if (rule.match === 'exact') return [span.start, span.start]
  if (rule.match === 'tolerance') return [span.start - rule.characters, span.start + rule.characters]
  const most = rule.threshold > 0 ? lengthOf(span) / rule.threshold : Infinity
  return [span.start - Math.min(longest, most), span.end]
}

function firstFrom(spans: readonly Span[], start: number): number {
  let low = 0
  for (let high = spans.length; low < high;) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.start ?? Infinity) < start) low = middle + 1
    else high = middle
  }
  return low
}
