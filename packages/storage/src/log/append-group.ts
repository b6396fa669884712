/** Places the updates of one group: which seq each takes, counted back from its document's new head. */
import type { PendingUpdate } from './document-log.ts'

export interface Group {
  /** The documents of the group in the one order that all writers keep, so that two groups cannot wait for each other. */
  names: string[]
  /** How many updates each of `names` gets. */
  counts: number[]
  /** For each update, how many of the same document come after it. */
  behind: number[]
  /** For each update, where it begins in `bytes`; 1-based, as SQL counts. */
  starts: number[]
  bytes: Buffer
}

export function placeInGroup(updates: readonly PendingUpdate[]): Group {
  const counts = new Map<string, number>()
  const starts: number[] = []
  let start = 1
  for (const { document, update } of updates) {
    counts.set(document, (counts.get(document) ?? 0) + 1)
    starts.push(start)
    start += update.length
  }
  const names = [...counts.keys()].sort()
  return {
    names,
    counts: names.map((name) => counts.get(name) ?? 0),
    behind: countBehind(updates, counts),
    starts,
    bytes: Buffer.concat(updates.map(({ update }) => update)),
  }
}

function countBehind(updates: readonly PendingUpdate[], counts: ReadonlyMap<string, number>): number[] {
  const left = new Map(counts)
  return updates.map(({ document }) => {
    const behind = (left.get(document) ?? 0) - 1
    left.set(document, behind)
    return behind
  })
}
