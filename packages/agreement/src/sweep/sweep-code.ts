/** One pass over the runs of one code in one text, from which both its figures and its place in the queue come. */
import { compareSpans } from '../continuum/normalise.ts'
import type { Runs, Span } from '../continuum/continuum.ts'

/** A run and who holds it. */
export interface HeldRun extends Span {
  coder: string
}

/** Runs of one code that hang together by overlaps, from the first start to the last end. */
export interface Cluster extends Span {
  /** In order of start. */
  runs: readonly HeldRun[]
  /** Σ length · k(m − k) over the stretches that k of m coders hold: its part of the code's observed disagreement. */
  weight: number
}

/** Whole numbers, so that adding and taking away never drifts. */
export interface CodeSweep {
  /** Characters coded, summed over coders. */
  coded: number
  /** Σ of squared lengths of runs. */
  squares: number
  /** Σ length · k(m − k), the sum of the clusters' weights. */
  apart: number
  clusters: readonly Cluster[]
}

/**
 * Sweeps the runs of one code among `coders` who judged the text, whether they hold any or not. O(k log k) for k runs, and
 * as right for a hundred coders as for two: what counts is how many hold a stretch, since runs of one coder keep apart.
 */
export function sweepCode(runs: Runs, coders: number): CodeSweep {
  const held: HeldRun[] = []
  for (const [coder, spans] of runs) for (const { start, end } of spans) held.push({ start, end, coder })
  held.sort(compareSpans)
  const ends = Float64Array.from(held, ({ end }) => end).sort()
  const sweep = { coded: 0, squares: 0, apart: 0, clusters: [] as Cluster[] }
  for (let first = 0; first < held.length;) {
    const cluster = closeCluster(held, ends, first, coders)
    sweep.apart += cluster.weight
    sweep.clusters.push(cluster)
    first += cluster.runs.length
  }
  for (const { start, end } of held) {
    sweep.coded += end - start
    sweep.squares += (end - start) ** 2
  }
  return sweep
}

/** The cluster that the run `first` opens. Since no cluster is open before it, as many runs have ended there as begun. */
function closeCluster(held: readonly HeldRun[], ends: Float64Array, first: number, coders: number): Cluster {
  const start = held[first]?.start ?? 0
  let [begun, ended, at, weight] = [first, first, start, 0]
  do {
    const end = ends[ended] ?? Infinity
    const next = held[begun]?.start ?? Infinity
    const holders = begun - ended
    const to = Math.min(end, next)
    weight += (to - at) * holders * (coders - holders)
    at = to
    // Runs that touch do not meet: what ends at a place ends before anything begins there.
    if (end <= next) ended++
    else begun++
  } while (begun > ended)
  return { start, end: at, runs: held.slice(first, begun), weight }
}
