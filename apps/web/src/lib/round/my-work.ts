/** What I am to code, round by round. Pure; the lists only draw it. */
import type { ListedRound, ListedSource, MyWork } from '#lib/api/shapes.ts'

export interface WorkItem extends MyWork {
  name: string
}

export interface RoundWork {
  round: Pick<ListedRound, 'id' | 'name' | 'blind' | 'everyone'>
  items: WorkItem[]
  submitted: number
  /** What to go on with: what was begun before what was not; null where all is submitted or released. */
  next: WorkItem | null
}

/** In the order the server gives, newest round first. Work in rounds for everyone is nobody's duty and left out. */
export function workByRound(
  work: readonly MyWork[],
  rounds: readonly RoundWork['round'][],
  sources: readonly ListedSource[],
): RoundWork[] {
  const names = new Map(sources.map(({ source }) => [source.id, source.name]))
  return [...Map.groupBy(work, ({ round }) => round)].flatMap(([id, own]) => {
    const round = rounds.find((one) => one.id === id)
    if (!round || round.everyone) return []
    const items = own.flatMap((item) => {
      const name = names.get(item.source)
      return name === undefined ? [] : [{ ...item, name }]
    })
    const pending = items.filter(({ state, releasedAt }) => state !== 'submitted' && releasedAt === null)
    const next = pending.find(({ state }) => state === 'coding') ?? pending[0] ?? null
    const submitted = items.filter(({ state }) => state === 'submitted').length
    return items.length > 0 ? [{ round, items, submitted, next }] : []
  })
}
