import type { Span } from '../continuum/continuum.ts'
import type { Cluster, HeldRun } from '../sweep/sweep-code.ts'
import type { DisagreementKind } from './disagreement.ts'

/** A cluster with something in it to settle. */
export interface Difference {
  code: string
  cluster: Cluster
  kinds: readonly DisagreementKind[]
  /** Each holder's runs, in order. */
  votes: ReadonlyMap<string, readonly Span[]>
}

/** What is to be settled in a cluster among so many coders; null where boundaries within the tolerance are all. */
export function classify(code: string, cluster: Cluster, coders: number, tolerance: number): Difference | null {
  const votes = votesOf(cluster.runs)
  const held = [...votes.values()]
  const kinds: DisagreementKind[] = []
  if (votes.size < coders) kinds.push('omission')
  if (held.some((runs) => runs.length > 1)) kinds.push('split')
  if (spread(held.map(firstStart)) > tolerance || spread(held.map(lastEnd)) > tolerance) kinds.push('boundary')
  return kinds.length > 0 ? { code, cluster, kinds, votes } : null
}

function votesOf(runs: readonly HeldRun[]): Map<string, Span[]> {
  const votes = new Map<string, Span[]>()
  for (const { coder, start, end } of runs) {
    const held = votes.get(coder)
    if (held) held.push({ start, end })
    else votes.set(coder, [{ start, end }])
  }
  return votes
}

const firstStart = (runs: readonly Span[]) => runs[0]?.start ?? 0
const lastEnd = (runs: readonly Span[]) => runs.at(-1)?.end ?? 0
const spread = (places: readonly number[]) => Math.max(...places) - Math.min(...places)
