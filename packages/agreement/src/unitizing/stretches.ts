import type { Span } from '../continuum/continuum.ts'

/**
 * Walks a text of the given length in its elementary stretches, the longest on which no coder begins or ends a unit.
 * `holding[i]` is the number of the unit that coder i has there, -1 for a gap; it is the same array at every visit.
 * Units of one coder are in order and do not overlap.
 */
export function walkStretches(
  coders: readonly (readonly Span[])[],
  length: number,
  visit: (length: number, holding: Int32Array) => void,
): void {
  const cuts = Float64Array.from([0, length, ...coders.flat().flatMap(({ start, end }) => [start, end])]).sort()
  const next = new Int32Array(coders.length)
  const holding = new Int32Array(coders.length)
  for (let index = 1; index < cuts.length; index++) {
    const from = cuts[index - 1] ?? 0
    const to = cuts[index] ?? 0
    if (to === from) continue
    coders.forEach((units, coder) => {
      let unit = next[coder] ?? 0
      while ((units[unit]?.end ?? Infinity) <= from) unit++
      next[coder] = unit
      holding[coder] = (units[unit]?.start ?? Infinity) <= from ? unit : -1
    })
    visit(to - from, holding)
  }
}
