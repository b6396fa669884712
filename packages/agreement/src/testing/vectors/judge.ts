import type { Outcome } from '../../outcome.ts'
import type { Expected, Figure } from './vector.ts'

/**
 * Whether a figure is the expected one: undefined for the expected reason, within the stated tolerance, and within the
 * precision to which it was printed, where it was. Rows and lists are so number by number.
 */
export function isAsExpected(figure: Figure, { value, tolerance = 0, reason, published }: Expected<unknown>): boolean {
  if (isOutcome(figure)) {
    if (value === null || figure.value === null) return value === figure.value && reason === reasonOf(figure)
    return isAsExpected(figure.value, { coefficient: '', value, tolerance, ...(published ? { published } : {}) })
  }
  return isNear(figure, value, tolerance) && (!published || isNear(figure, published.value, published.tolerance))
}

function isNear(ours: unknown, wanted: unknown, tolerance: number): boolean {
  // Not "greater than": a NaN is off as well.
  if (typeof ours === 'number' && typeof wanted === 'number') return Math.abs(ours - wanted) <= tolerance
  if (!isObject(ours) || !isObject(wanted)) return ours === wanted
  const keys = Object.keys(wanted)
  return Object.keys(ours).length === keys.length && keys.every((key) => isNear(ours[key], wanted[key], tolerance))
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isOutcome = (figure: Figure): figure is Outcome => isObject(figure) && 'value' in figure
const reasonOf = (outcome: Outcome) => (outcome.value === null ? outcome.reason : undefined)
