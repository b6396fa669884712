import { lengthOf, type Span } from '../continuum/continuum.ts'
import { mergeRuns, overlaps } from '../continuum/runs.ts'
import { define, undefine, type Outcome } from '../outcome.ts'
import { sum } from '../sum.ts'
import { findMatches, type MatchRule } from './match-rule.ts'
import { maximumMatching } from './matching.ts'
import { codesOf, withCode, type PairText, type SpansByCode } from './pair-texts.ts'

/** Spans of both coders, and how many of one could be matched with one of the other. */
export interface MatchCounts {
  matched: number
  spans: number
}

/** 2 · matched / (spans of one + spans of the other), spans matched one to one, as many as can be. Spans are not merged. */
export function spanF1(texts: readonly PairText[], rule: MatchRule): Outcome {
  return f1(countMatches(texts, rule))
}

export const f1 = ({ matched, spans }: MatchCounts): Outcome =>
  spans === 0 ? undefine('no-spans') : define((2 * matched) / spans)

export function countMatches(texts: readonly PairText[], rule: MatchRule): MatchCounts {
  let matched = 0
  for (const text of texts) {
    for (const code of codesOf(text)) {
      matched += maximumMatching(findMatches(withCode(text.one, code), withCode(text.other, code), rule))
    }
  }
  return { matched, spans: countSpans(texts) }
}

/**
 * Harmonic mean of how much of one coder's spans the other's runs of the same code cover, on average, and the reverse. A
 * coder without spans covers nothing.
 */
export function softF1(texts: readonly PairText[]): Outcome {
  if (countSpans(texts) === 0) return undefine('no-spans')
  const precision = mean(texts.flatMap(({ one, other }) => coveredShares(one, other)))
  const recall = mean(texts.flatMap(({ one, other }) => coveredShares(other, one)))
  return define(precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall))
}

/** Share of all spans of both that have a partner of the same code and at least this intersection over union (MAXQDA's way). */
export function segmentAgreement(texts: readonly PairText[], threshold = 0.9): Outcome {
  const spans = countSpans(texts)
  if (spans === 0) return undefine('no-spans')
  return define(countPartnered(texts, threshold) / spans)
}

/** The same, corrected by the chance of hitting on one of `codes` codes (Brennan and Prediger 1981, as MAXQDA applies it). */
export function segmentBrennanPrediger(texts: readonly PairText[], codes: number, threshold = 0.9): Outcome {
  const spans = countSpans(texts)
  if (spans === 0) return undefine('no-spans')
  if (codes < 2) return undefine('single-category')
  return define((countPartnered(texts, threshold) / spans - 1 / codes) / (1 - 1 / codes))
}

const countSpans = (texts: readonly PairText[]): number =>
  sum(texts.flatMap(({ one, other }) => [...one.values(), ...other.values()].map((spans) => spans.length)))

function countPartnered(texts: readonly PairText[], threshold: number): number {
  const count = (one: readonly Span[], other: readonly Span[]) =>
    findMatches(one, other, { match: 'iou', threshold }).filter((found) => found.length > 0).length
  let partnered = 0
  for (const text of texts) {
    for (const code of codesOf(text)) {
      const [mine, theirs] = [withCode(text.one, code), withCode(text.other, code)]
      partnered += count(mine, theirs) + count(theirs, mine)
    }
  }
  return partnered
}

function coveredShares(spans: SpansByCode, others: SpansByCode): number[] {
  return [...spans].flatMap(([code, coded]) => {
    const covered = overlaps(coded, mergeRuns(withCode(others, code)))
    return coded.map((span, index) => (covered[index] ?? 0) / lengthOf(span))
  })
}

const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : sum(values) / values.length)
