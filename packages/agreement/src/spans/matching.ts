/**
 * The size of a maximum one-to-one matching. `choices[i]` names the partners that member i may take. By augmenting paths,
 * searched in breadth so that long chains of neighbours need no deep recursion: O(members · choices) at worst, and close to
 * the number of choices where spans match only their neighbours.
 */
export function maximumMatching(choices: readonly (readonly number[])[]): number {
  const takenBy = new Map<number, number>()
  const takes = new Map<number, number>()
  for (let member = 0; member < choices.length; member++) {
    const path = freePartner(member, choices, takenBy)
    if (!path) continue
    // Along the path each hands the partner it had to the one before, and takes the one that it reached.
    let partner: number | undefined = path.partner
    while (partner !== undefined) {
      const via: number = path.reachedBy.get(partner) ?? member
      const former = takes.get(via)
      takenBy.set(partner, via)
      takes.set(via, partner)
      partner = former
    }
  }
  return takes.size
}

/** A partner still free, reached from the member over partners whose takers could take another one. */
function freePartner(
  member: number,
  choices: readonly (readonly number[])[],
  takenBy: ReadonlyMap<number, number>,
): { partner: number; reachedBy: Map<number, number> } | null {
  const reachedBy = new Map<number, number>()
  const queue = [member]
  for (const via of queue) {
    for (const partner of choices[via] ?? []) {
      if (reachedBy.has(partner)) continue
      reachedBy.set(partner, via)
      const taker = takenBy.get(partner)
      if (taker === undefined) return { partner, reachedBy }
      queue.push(taker)
    }
  }
  return null
}
