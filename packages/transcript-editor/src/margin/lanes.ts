/** In which lane of the margin each bracket stands, so that no two in one lane touch. */

export interface Upright {
  key: string
  /** Pixels from the top of the text. */
  top: number
  bottom: number
  /** Of brackets over the same lines, those of one group get lanes beside each other. */
  group?: string
}

/**
 * Lane 0 is beside the words. A bracket keeps the lane it had in `before` wherever it can, so that one that comes or goes
 * does not move those being read; the others take the first lane that is free, the longer ones first.
 */
export function assignLanes(brackets: readonly Upright[], before: ReadonlyMap<string, number>): Map<string, number> {
  const lanes = new Map<string, number>()
  const taken: Upright[][] = []
  const isFree = (lane: number, bracket: Upright) => !taken[lane]?.some((other) => touch(other, bracket))
  const take = (lane: number, bracket: Upright) => {
    ;(taken[lane] ??= []).push(bracket)
    lanes.set(bracket.key, lane)
  }
  const settled = brackets.filter(({ key }) => before.has(key)).toSorted(longerFirst)
  for (const bracket of settled) {
    const lane = before.get(bracket.key) ?? 0
    if (isFree(lane, bracket)) take(lane, bracket)
  }
  for (const bracket of brackets.filter(({ key }) => !lanes.has(key)).toSorted(longerFirst)) {
    let lane = 0
    while (!isFree(lane, bracket)) lane++
    take(lane, bracket)
  }
  return lanes
}

function touch(one: Upright, other: Upright): boolean {
  return one.top < other.bottom && other.top < one.bottom
}

function longerFirst(one: Upright, other: Upright): number {
  const longer = other.bottom - other.top - (one.bottom - one.top)
  return longer || one.top - other.top || compare(one.group ?? '', other.group ?? '') || compare(one.key, other.key)
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
