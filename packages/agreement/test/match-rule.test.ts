import { expect, test } from 'vitest'
import { compareSpans } from '../src/continuum/normalise.ts'
import { findMatches, intersectionOverUnion, type MatchRule } from '../src/spans/match-rule.ts'
import { generateSpans } from '../src/testing/generate-spans.ts'

test.each<MatchRule>([
  { match: 'exact' },
  { match: 'tolerance', characters: 7 },
  { match: 'iou', threshold: 0 },
  { match: 'iou', threshold: 0.3 },
  { match: 'iou', threshold: 1 },
])('P8 no match is missed where only neighbours are looked at: %o', (rule) => {
  const design = { length: 2000, coders: 2, codes: 1, truths: 120, maxLength: 150, jitter: 1, drop: 100, flip: 0 }
  const [one = [], other = []] = [...generateSpans({ seed: 7, ...design }).coders.values()].map((held) =>
    [...held].sort(compareSpans),
  )
  const close = (a: number, b: number, most: number) => Math.abs(a - b) <= most
  const wanted = one.map((span) =>
    other.flatMap((partner, at) => {
      if (rule.match === 'iou') {
        const iou = intersectionOverUnion(span, partner)
        return iou > 0 && iou >= rule.threshold ? at : []
      }
      const most = rule.match === 'exact' ? 0 : rule.characters
      return close(span.start, partner.start, most) && close(span.end, partner.end, most) ? at : []
    }),
  )
  expect(wanted.flat().length).toBeGreaterThan(0)
  expect(findMatches(one, other, rule)).toEqual(wanted)
})
