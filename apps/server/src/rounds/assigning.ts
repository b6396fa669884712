/** Who is to code what: all of what is asked for is done, or nothing. */
import {
  accept,
  assign,
  drawPairs,
  may,
  refuse,
  standingOf,
  stateOf,
  unassign,
  type AccountId,
  type CaseId,
  type Pair,
  type Result,
  type Round,
  type RoundId,
  type RoundRefusal,
  type SourceId,
} from '@intercoder/domain'
import {
  deleteAssignment,
  insertAssignments,
  listAssignments,
  listLooks,
  listMembers,
  listRoundLayers,
  listRoundSources,
  listSources,
  lockRound,
  recordAudit,
  type Database,
} from '@intercoder/storage'
import type { Reach } from '../http/context.ts'

export type AssigningRefusal = RoundRefusal | { kind: 'unknown' } | { kind: 'forbidden' }

/** Who does it, in which project, when. */
export interface Assigner {
  reach: Pick<Reach, 'project' | 'member'>
  asker: AccountId
  at: number
}

export function assignPairs(
  db: Database,
  { reach, asker, at }: Assigner,
  id: RoundId,
  { pairs, seed }: { pairs: readonly Pair[]; seed: number | null },
): Promise<Result<Round, AssigningRefusal>> {
  return db.transaction(async (tx) => {
    const round = await lockRound(tx, reach.project.id, id)
    if (!round) return refuse({ kind: 'unknown' })
    const known = await findFacts(tx, reach, round)
    const checked = assign(pairs, known)
    if (!checked.ok) return checked
    if (!mayAssign(reach, round, checked.value, known)) return refuse({ kind: 'forbidden' })
    await insertAssignments(
      tx,
      checked.value.map((pair) => ({ ...pair, round: round.id })),
      at,
    )
    const facts = { round: round.id, seed, pairs: checked.value }
    await recordAudit(tx, { project: reach.project.id, account: asker, at, kind: 'assigned', facts })
    return accept(round)
  })
}

export function unassignPairs(
  db: Database,
  { reach, asker, at }: Assigner,
  id: RoundId,
  pairs: readonly Pair[],
): Promise<Result<Round, AssigningRefusal>> {
  return db.transaction(async (tx) => {
    const round = await lockRound(tx, reach.project.id, id)
    if (!round) return refuse({ kind: 'unknown' })
    const assigned = await listAssignments(tx, round.id)
    const checked = unassign(pairs, { assigned, begun: await listRoundLayers(tx, { round: round.id }) })
    if (!checked.ok) return checked
    if (!mayAssign(reach, round, checked.value, await findFacts(tx, reach, round))) return refuse({ kind: 'forbidden' })
    for (const pair of checked.value) await deleteAssignment(tx, { ...pair, round: round.id })
    const facts = { round: round.id, pairs: checked.value }
    await recordAudit(tx, { project: reach.project.id, account: asker, at, kind: 'unassigned', facts })
    return accept(round)
  })
}

/** Proposes pairs by lot, as they could then be assigned. */
export async function drawAssignments(
  db: Database,
  reach: Assigner['reach'],
  round: Round,
  wanted: { share: number; coders: number; among: AccountId[]; seed: number; sources?: SourceId[] | undefined },
): Promise<Result<Pair[], RoundRefusal>> {
  const facts = await findFacts(db, reach, round)
  const sources = (wanted.sources ?? [...facts.sources]).filter((source) => !facts.released.has(source))
  const pairs = drawPairs({ ...wanted, sources })
  return assign(pairs, facts)
}

type Facts = Parameters<typeof assign>[1] & { caseOf: ReadonlyMap<SourceId, CaseId | null> }

async function findFacts(db: Database, { project }: Assigner['reach'], round: Round): Promise<Facts> {
  const sources = await listSources(db, project.id)
  const places = await listRoundSources(db, round.id)
  const members = await listMembers(db, project.id)
  const looks = await listLooks(db, project.id)
  return {
    round,
    sources: new Set(sources.map(({ source }) => source.id)),
    caseOf: new Map(sources.map(({ source }) => [source.id, source.case])),
    released: new Set(places.flatMap(({ source, releasedAt }) => (releasedAt === null ? [] : [source]))),
    coders: new Set(members.flatMap(({ account, role }) => (role === 'observer' ? [] : [account]))),
    overseers: new Set(looks.flatMap((look) => (look.round === round.id ? [look.account] : []))),
  }
}

function mayAssign({ member }: Assigner['reach'], round: Round, pairs: readonly Pair[], { caseOf }: Facts): boolean {
  const thing = { kind: 'round', state: stateOf({ ...round, releasedAt: null }), assigned: false } as const
  return pairs.every(({ source }) => may(standingOf(member, caseOf.get(source)), 'round.assign', thing))
}
