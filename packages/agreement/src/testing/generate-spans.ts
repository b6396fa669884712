import type { Coding, Continuum } from '../continuum/continuum.ts'
import { seededNumbers } from '../resampling/seeded-numbers.ts'

/** The parameters of `gen-spans/1`, as the README of the vectors defines it. */
export interface SpanDesign {
  seed: number
  length: number
  coders: number
  codes: number
  truths: number
  maxLength: number
  jitter: number
  /** Of a thousand. */
  drop: number
  flip: number
}

/** Codings of coders A, B, … who found most of the same passages, with boundaries and codes a little off. */
export function generateSpans(design: SpanDesign): Continuum {
  const { seed, length, coders, codes, truths, maxLength, jitter } = design
  const rnd = seededNumbers(seed)
  const drawn = Array.from({ length: truths }, () => {
    const start = rnd(length)
    return { start, end: start + 1 + rnd(maxLength), code: rnd(codes) }
  })
  const take = (truth: (typeof drawn)[number]): Coding[] => {
    if (rnd(1000) < design.drop) return []
    const start = Math.max(0, truth.start + rnd(2 * jitter + 1) - jitter)
    const end = Math.min(length, truth.end + rnd(2 * jitter + 1) - jitter)
    const code = rnd(1000) < design.flip ? rnd(codes) : truth.code
    return end > start ? [{ start, end, code: `c${code}` }] : []
  }
  const names = Array.from({ length: coders }, (_, coder) => String.fromCharCode(65 + coder))
  return { length, coders: new Map(names.map((name) => [name, drawn.flatMap(take)])) }
}
