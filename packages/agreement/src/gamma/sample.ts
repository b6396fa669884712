import { lengthOf, type Coding, type Continuum } from '../continuum/continuum.ts'
import { compareSpans } from '../continuum/normalise.ts'
import { sum } from '../sum.ts'

/** A number from 0 up to, not including, 1. */
export type Random = () => number

type Coders = Continuum['coders']

/**
 * Draws codings as unlike the given ones as chance would have them, and like them in how many units a coder has, how long
 * they are, how far apart, and how often each code is used: the statistical sampler of pygamma.
 */
export function codingsSampler(coders: Coders, random: Random): () => Coders {
  const ordered = [...coders.values()].map((held) => [...held].sort(compareSpans))
  const units = ordered.flat()
  const counts = spreadOf(ordered.map((held) => held.length))
  const gaps = spreadOf([0, ...ordered.flatMap(gapsBetween)])
  const lengths = spreadOf(units.map(lengthOf))
  const draw = ({ mean, deviation }: Spread) => mean + deviation * normal(random)

  function drawCodings(): Coding[] {
    let at = 0
    return Array.from({ length: Math.abs(Math.trunc(draw(counts))) }, () => {
      const start = at + draw(gaps)
      at = start + (Math.abs(draw(lengths)) || lengths.mean)
      return { start, end: at, code: units[Math.floor(random() * units.length)]?.code ?? '' }
    })
  }

  return () => new Map([...coders.keys()].map((coder) => [coder, drawCodings()]))
}

/** Between neighbours; below 0 where they overlap. */
function gapsBetween(units: readonly Coding[]): number[] {
  return units.slice(1).map((unit, index) => unit.start - (units[index]?.end ?? 0))
}

interface Spread {
  mean: number
  deviation: number
}

function spreadOf(values: readonly number[]): Spread {
  const mean = sum(values) / values.length
  return { mean, deviation: Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / values.length) }
}

/** Box and Muller 1958. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
