import type { Additive } from '../additive.ts'
import { define, undefine, type Outcome } from '../outcome.ts'
import { sum } from '../sum.ts'

/**
 * The standard error of a figure by leaving out one unit at a time: sqrt((n − 1)/n · Σ (f_−u − mean)²). It is undefined where
 * the figure is, or becomes so without some unit. O(units), each with one figure.
 */
export function jackknifeError(additive: Additive): Outcome {
  const { units, width } = additive
  const total = new Float64Array(width)
  for (let unit = 0; unit < units; unit++) additive.add(total, unit)
  const whole = additive.figure(total)
  if (whole.value === null) return whole
  const values: number[] = []
  for (let unit = 0; unit < units; unit++) {
    additive.add(total, unit, -1)
    const outcome = additive.figure(total)
    additive.add(total, unit)
    if (outcome.value === null) return undefine(outcome.reason)
    values.push(outcome.value)
  }
  const mean = sum(values) / units
  return define(Math.sqrt(((units - 1) / units) * sum(values.map((value) => (value - mean) ** 2))))
}
