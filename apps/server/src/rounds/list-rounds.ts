import {
  coderStateOf,
  may,
  standingOf,
  stateOf,
  type AccountId,
  type CaseId,
  type CoderState,
  type LayerId,
  type ProjectId,
  type Round,
  type RoundId,
  type RoundSource,
  type SourceId,
} from '@intercoder/domain'
import {
  listProjectAssignments,
  listProjectRoundSources,
  listRoundLayers,
  listRounds,
  listSources,
  type Database,
} from '@intercoder/storage'
import type { Reach } from '../http/context.ts'

type Asking = Pick<Reach, 'project' | 'member'>

export interface ListedRound extends Round {
  counts: { sources: number; released: number; reconciled: number; pairs: number; submitted: number; ready: number }
  mine: { pairs: number; submitted: number }
}

/** A source and somebody who codes it in a round, or is to, and how far that is. */
interface Work {
  round: RoundId
  source: SourceId
  coder: AccountId
  state: CoderState
  layer: LayerId | null
  sealedAt: number | null
}

export async function countRounds(db: Database, reach: Asking, asker: AccountId): Promise<ListedRound[]> {
  const project = reach.project.id
  const caseOf = new Map((await listSources(db, project)).map(({ source }) => [source.id, source.case]))
  const present = new Set(caseOf.keys())
  const work = Map.groupBy(await listWork(db, project, present), ({ round }) => round)
  const places = Map.groupBy(await listProjectRoundSources(db, project), ({ round }) => round)
  return (await listRounds(db, project)).map((round) => {
    const pairs = work.get(round.id) ?? []
    const named = (places.get(round.id) ?? []).filter(({ source }) => present.has(source))
    const own = pairs.filter(({ coder }) => coder === asker)
    const counts = {
      sources: round.everyone ? present.size : named.length,
      released: named.filter(({ releasedAt }) => releasedAt !== null).length,
      reconciled: named.filter(({ reconciledAt }) => reconciledAt !== null).length,
      pairs: pairs.length,
      submitted: countSubmitted(pairs),
      ready: countReady(reach, round, pairs, { caseOf, named }),
    }
    return { ...round, counts, mine: { pairs: own.length, submitted: countSubmitted(own) } }
  })
}

/** Sources that only wait for their release, of those the asker may release: to others it is no news. */
function countReady(
  { member }: Asking,
  round: Round,
  pairs: readonly Work[],
  {
    caseOf,
    named,
  }: { caseOf: ReadonlyMap<SourceId, CaseId | null>; named: readonly Pick<RoundSource, 'source' | 'releasedAt'>[] },
): number {
  const releasedAt = new Map(named.map((place) => [place.source, place.releasedAt]))
  const waiting = [...Map.groupBy(pairs, ({ source }) => source)].filter(([source, here]) => {
    const state = stateOf({ ...round, releasedAt: releasedAt.get(source) ?? null })
    const standing = standingOf(member, caseOf.get(source))
    return (
      countSubmitted(here) === here.length && may(standing, 'round.release', { kind: 'round', state, assigned: false })
    )
  })
  return waiting.length
}

export interface MyWork extends Omit<Work, 'coder'> {
  releasedAt: number | null
  reconciledAt: number | null
}

/** What somebody is to code and has coded: newest round first, sources by name. */
export async function listMyWork(db: Database, project: ProjectId, asker: AccountId): Promise<MyWork[]> {
  const sources = (await listSources(db, project)).map(({ source }) => source.id)
  const rank = new Map(sources.map((source, place) => [source, place]))
  const age = new Map((await listRounds(db, project)).map((round, place) => [round.id, place]))
  const places = await listProjectRoundSources(db, project)
  const placeOf = new Map(places.map((place) => [`${place.round}/${place.source}`, place]))
  return (await listWork(db, project, new Set(sources)))
    .filter(({ coder }) => coder === asker)
    .toSorted((one, other) => {
      const newer = (age.get(other.round) ?? 0) - (age.get(one.round) ?? 0)
      return newer || (rank.get(one.source) ?? 0) - (rank.get(other.source) ?? 0)
    })
    .map(({ coder: _, ...one }) => {
      const place = placeOf.get(`${one.round}/${one.source}`)
      return { ...one, releasedAt: place?.releasedAt ?? null, reconciledAt: place?.reconciledAt ?? null }
    })
}

async function listWork(db: Database, project: ProjectId, present: ReadonlySet<SourceId>): Promise<Work[]> {
  const work = new Map<string, Work>()
  const key = ({ round, source, coder }: Pick<Work, 'round' | 'source' | 'coder'>) => `${round}/${source}/${coder}`
  for (const pair of await listProjectAssignments(db, project))
    work.set(key(pair), { ...pair, state: 'assigned', layer: null, sealedAt: null })
  for (const layer of await listRoundLayers(db, { project }))
    work.set(key(layer), { ...layer, state: coderStateOf(layer) })
  return [...work.values()].filter(({ source }) => present.has(source))
}

function countSubmitted(pairs: readonly Work[]): number {
  return pairs.filter(({ state }) => state === 'submitted').length
}
