import type { Additive } from '../additive.ts'
import { seededNumbers } from './seeded-numbers.ts'

export interface ResampleOptions {
  /** A whole number below 2^32. The same seed gives the same resamples; it belongs beside the figure. */
  seed: number
  /** 1,000 unless said. */
  resamples?: number
}

/** What resampling has given so far. */
export interface Resamples {
  /** How many units there were to draw from. */
  units: number
  drawn: number
  /** Of those drawn, how many had no figure, because all that was drawn was alike or nothing could be paired. */
  skipped: number
  /** The figures of the others, in the order in which they were drawn. */
  values: number[]
}

/**
 * Draws as many units as there are, with replacement, again and again, and computes the figure of each sample entirely anew
 * (boot-units/1: one seeded generator for all, n draws below n for each resample).
 *
 * It pauses after each resample with what there is so far, always the same object: whoever iterates may show it, let others
 * have their turn, or go no further. O(what units add) for each resample. Throws a RangeError where no resample is asked for.
 */
export function* resample(additive: Additive, options: ResampleOptions): Generator<Resamples, Resamples> {
  const { units, width } = additive
  const draw = seededNumbers(options.seed)
  const sum = new Float64Array(width)
  const times = new Int32Array(units)
  return yield* collect(units, options, () => {
    times.fill(0)
    for (let drawn = 0; drawn < units; drawn++) {
      const unit = draw(units)
      times[unit] = (times[unit] ?? 0) + 1
    }
    sum.fill(0)
    // In the order in which they lie in memory, each once: for 100,000 units that is a third of the time.
    for (let unit = 0; unit < units; unit++) if (times[unit]) additive.add(sum, unit, times[unit])
    return additive.figure(sum).value
  })
}

/** Draws figures one after the other; null is one that is not defined. */
export function* collect(
  units: number,
  { resamples = 1000 }: ResampleOptions,
  next: () => number | null,
): Generator<Resamples, Resamples> {
  if (!Number.isSafeInteger(resamples) || resamples < 1) throw new RangeError(`no number of resamples: ${resamples}`)
  const so: Resamples = { units, drawn: 0, skipped: 0, values: [] }
  while (so.drawn < resamples) {
    const value = next()
    so.drawn++
    if (value === null) so.skipped++
    else so.values.push(value)
    yield so
  }
  return so
}

/** Draws to the end, for who need not wait. */
export function finish<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
