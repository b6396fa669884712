/** Members in one alignment, by number, the lowest first, and what it costs. */
export interface Alignment {
  members: readonly number[]
  cost: number
}

/**
 * The least cost at which alignments cover every member exactly once. `alignments[i]` are those that member i leads, all others
 * in them having higher numbers; one of them must be of i alone.
 *
 * Every member is given a price such that no alignment costs less than its members' prices. What a partition costs beyond
 * all prices is then the sum of what its alignments cost beyond theirs, and a search that takes the cheapest first can leave
 * whatever exceeds the best found so far.
 */
export function leastPartition(alignments: readonly (readonly Alignment[])[]): number {
  const prices = priceMembers(alignments)
  const leads = alignments.map((led) =>
    led
      .map(({ members, cost }) => ({ others: members.slice(1), excess: cost - priceOf(members, prices) }))
      .sort((one, other) => one.excess - other.excess),
  )
  const covered = new Set<number>()
  const reached = new Map<string, number>()
  let best = Infinity

  function search(from: number, excess: number): void {
    let first = from
    while (covered.has(first)) first++
    if (first >= leads.length) best = Math.min(best, excess)
    if (first >= leads.length || !improves(first, excess)) return
    for (const { others, excess: more } of leads[first] ?? []) {
      if (excess + more >= best) break
      if (others.some((member) => covered.has(member))) continue
      for (const member of others) covered.add(member)
      search(first + 1, excess + more)
      for (const member of others) covered.delete(member)
    }
  }

  /** Whether the same members were never left at less. */
  function improves(first: number, excess: number): boolean {
    const ahead = [...covered].filter((member) => member > first).sort((one, other) => one - other)
    const key = [first, ...ahead].join()
    if ((reached.get(key) ?? Infinity) <= excess) return false
    reached.set(key, excess)
    return true
  }

  search(0, 0)
  return best + prices.reduce((sum, price) => sum + price, 0)
}

function priceOf(members: readonly number[], prices: readonly number[]): number {
  return members.reduce((sum, member) => sum + (prices[member] ?? 0), 0)
}

/** Prices as high as can be, one after the other, from a fair share on; each pass shares anew what one had taken before others. */
function priceMembers(alignments: readonly (readonly Alignment[])[]): number[] {
  const containing = alignments.map((): Alignment[] => [])
  for (const alignment of alignments.flat()) for (const member of alignment.members) containing[member]?.push(alignment)
  const prices = containing.map((held) => Math.min(...held.map(({ members, cost }) => cost / members.length)))
  const raise = (member: number, share: number) => {
    const slack = (containing[member] ?? []).map((held) => held.cost - priceOf(held.members, prices))
    prices[member] = (prices[member] ?? 0) + share * Math.min(...slack)
  }
  for (let pass = 0; pass < 40; pass++) prices.forEach((_, member) => raise(member, pass < 39 ? 0.3 : 1))
  return prices
}
