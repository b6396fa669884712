import type { Resamples } from './resample.ts'

/** Fewer units to draw from say nothing about other units. */
const fewestUnits = 10
/** Where more of the resamples had no figure, those that had one are no fair picture. */
const mostSkipped = 0.05

/**
 * `too-few-units`: fewer than ten to draw from. `too-many-skipped`: more than one in twenty resamples had no figure; to be
 * shown with their number instead of an interval that looks narrow.
 */
export type NoInterval = 'too-few-units' | 'too-many-skipped'

export type Interval = { lower: number; upper: number } | { lower: null; upper: null; reason: NoInterval }

/** The percentile interval that holds `level` of the resampled figures, or why none is to be shown. */
export function intervalOf(resamples: Resamples, level = 0.95): Interval {
  const { units, drawn, skipped, values } = resamples
  if (units < fewestUnits) return { lower: null, upper: null, reason: 'too-few-units' }
  if (values.length === 0 || skipped > mostSkipped * drawn) {
    return { lower: null, upper: null, reason: 'too-many-skipped' }
  }
  const sorted = Float64Array.from(values).sort()
  return { lower: quantile(sorted, (1 - level) / 2), upper: quantile(sorted, (1 + level) / 2) }
}

/** The value below which a share p of sorted values lies, interpolated between neighbours at h = (N − 1)p. */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const h = (sorted.length - 1) * p
  const below = sorted[Math.floor(h)] ?? NaN
  const above = sorted[Math.ceil(h)] ?? below
  return below + (above - below) * (h - Math.floor(h))
}

/** The share of resampled figures below a threshold; null where there are none. */
export function shareBelow({ values }: Resamples, threshold: number): number | null {
  return values.length === 0 ? null : values.filter((value) => value < threshold).length / values.length
}
