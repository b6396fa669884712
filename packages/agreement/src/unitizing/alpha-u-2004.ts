import { lengthOf, type Continuum, type Span } from '../continuum/continuum.ts'
import { compareText, normaliseCodings } from '../continuum/normalise.ts'
import { define, undefine, type Outcome } from '../outcome.ts'
import { sum } from '../sum.ts'

/** Observed and expected disagreement of one code: squared distances of boundaries, over the squared length of the text. */
export interface UnitizingDisagreement {
  observed: number
  expected: number
}

/**
 * αU of 2004 (Krippendorff 1995; 2004, 12.4), which DKPro and INCEpTION report: one code, or all codes put together. For one
 * text; not to be mixed up with the family of 2016, whose figures differ. Codings of one coder and one code must not overlap.
 */
export function alphaU2004(continuum: Continuum, code?: string): Outcome {
  const codes = code === undefined ? codesOf(continuum) : [code]
  if (continuum.coders.size < 2 || continuum.length === 0 || codes.length === 0) return undefine('no-pairable-values')
  const disagreements = codes.map((one) => unitizingDisagreement(continuum, one))
  const observed = sum(disagreements.map((one) => one.observed))
  const expected = sum(disagreements.map((one) => one.expected))
  return expected === 0 ? undefine('no-variation') : define(1 - observed / expected)
}

export function unitizingDisagreement({ length, coders }: Continuum, code: string): UnitizingDisagreement {
  const sections = [...coders.values()].map((codings) => {
    const units = normaliseCodings(codings, length).filter((coding) => coding.code === code)
    return { units, gaps: gapsBetween(units, length) }
  })
  return { observed: observedDisagreement(sections, length), expected: expectedDisagreement(sections, length) }
}

/** One coder's text, cut into units of one code and the gaps between them. */
interface Sections {
  units: readonly Span[]
  gaps: readonly Span[]
}

function gapsBetween(units: readonly Span[], length: number): Span[] {
  const starts = [0, ...units.map(({ end }) => end)]
  const ends = [...units.map(({ start }) => start), length]
  return starts.map((start, index) => ({ start, end: ends[index] ?? length })).filter((gap) => lengthOf(gap) > 0)
}

/** Units that overlap differ by the squares of their boundaries' distances, one that lies in a gap by its squared length. */
function observedDisagreement(sections: readonly Sections[], length: number): number {
  let total = 0
  for (const one of sections) {
    for (const other of sections) {
      if (one === other) continue
      total += sum(one.units.map((unit) => sum(meeting(unit, other.units).map((met) => distance(unit, met)))))
      // Each from both sides: a unit in the other's gap, and the other's gap around a unit.
      total += 2 * sum(one.units.map((unit) => (liesIn(unit, other.gaps) ? lengthOf(unit) ** 2 : 0)))
    }
  }
  return total / (sections.length * (sections.length - 1) * length ** 2)
}

const distance = (one: Span, other: Span) => (one.start - other.start) ** 2 + (one.end - other.end) ** 2

/** Those of the spans, in order and apart, that overlap with the unit. */
function meeting({ start, end }: Span, spans: readonly Span[]): Span[] {
  let low = 0
  for (let high = spans.length; low < high;) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.end ?? Infinity) <= start) low = middle + 1
    else high = middle
  }
  const first = low
  while ((spans[low]?.start ?? Infinity) < end) low++
  return spans.slice(first, low)
}

function liesIn(unit: Span, gaps: readonly Span[]): boolean {
  const [gap, more] = meeting(unit, gaps)
  return gap !== undefined && more === undefined && gap.start <= unit.start && unit.end <= gap.end
}

/** The same distances over all ways in which the units and the gaps of all coders could lie. */
function expectedDisagreement(sections: readonly Sections[], length: number): number {
  const units = sections.flatMap((one) => one.units.map(lengthOf))
  const room = roomIn(sections.flatMap((one) => one.gaps.map(lengthOf)))
  const whole = sections.length * length
  const distances = units.map(
    (unit) => ((units.length - 1) / 3) * (2 * unit ** 3 - 3 * unit ** 2 + unit) + unit ** 2 * room(unit),
  )
  const ways = whole * (whole - 1) - sum(units.map((unit) => unit * (unit - 1)))
  return ways === 0 ? 0 : ((2 / length) * sum(distances)) / ways
}

/** In how many places a unit of some length would fit into the gaps: Σ (gap − unit + 1) over gaps no shorter than it. */
function roomIn(gaps: readonly number[]): (unit: number) => number {
  const longest = [...gaps].sort((one, other) => other - one)
  const sums = [0]
  for (const gap of longest) sums.push((sums.at(-1) ?? 0) + gap)
  return (unit) => {
    const fitting = countWhile(longest, (gap) => gap >= unit)
    return (sums[fitting] ?? 0) - fitting * (unit - 1)
  }
}

/** How many of a row's first members hold; none does after one that does not. */
function countWhile(row: readonly number[], holds: (member: number) => boolean): number {
  let low = 0
  for (let high = row.length; low < high;) {
    const middle = (low + high) >> 1
    if (holds(row[middle] ?? 0)) low = middle + 1
    else high = middle
  }
  return low
}

function codesOf({ coders }: Continuum): string[] {
  return [...new Set([...coders.values()].flat().map(({ code }) => code))].sort(compareText)
}
