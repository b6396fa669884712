/** Another name for a round, another way to oversee or release it. */
import {
  accept,
  changeRound,
  may,
  refuse,
  standingOf,
  stateOf,
  type Result,
  type Round,
  type RoundId,
  type RoundRefusal,
} from '@intercoder/domain'
import { listRoundLayers, listSources, lockRound, recordAudit, updateRound, type Database } from '@intercoder/storage'
import type { Assigner } from './assigning.ts'
import { listDue } from './releasing.ts'

type ChangeRefusal = RoundRefusal | { kind: 'unknown' | 'forbidden' } | { kind: 'name-taken'; name: string }

export function changeSettings(
  db: Database,
  { reach, asker, at }: Assigner,
  id: RoundId,
  wanted: Parameters<typeof changeRound>[1],
): Promise<Result<Round, ChangeRefusal>> {
  return db.transaction(async (tx) => {
    const round = await lockRound(tx, reach.project.id, id)
    if (!round) return refuse({ kind: 'unknown' })
    const begun = (await listRoundLayers(tx, { round: round.id })).length > 0
    const checked = changeRound(round, wanted, begun)
    if (!checked.ok) return checked
    const { name, overseen, autoRelease } = checked.value
    if (autoRelease && !round.autoRelease && !(await mayReleaseDue(tx, reach, round)))
      return refuse({ kind: 'forbidden' })
    const updated = await updateRound(tx, checked.value)
    if (!updated.ok) return updated
    const facts = { round: round.id, name, overseen, autoRelease }
    await recordAudit(tx, { project: reach.project.id, account: asker, at, kind: 'round-changed', facts })
    return accept(checked.value)
  })
}

/** Whoever has a round release by itself releases what only waits for that, so they must be allowed to (promise P7). */
async function mayReleaseDue(db: Database, { project, member }: Assigner['reach'], round: Round): Promise<boolean> {
  const caseOf = new Map((await listSources(db, project.id)).map(({ source }) => [source.id, source.case]))
  const thing = { kind: 'round', state: stateOf({ ...round, releasedAt: null }), assigned: false } as const
  const due = (await listDue(db, round.id)).filter((source) => caseOf.has(source))
  return due.every((source) => may(standingOf(member, caseOf.get(source)), 'round.release', thing))
}
