import { accept, may, refuse, type AccountId, type LayerId, type Result } from '@intercoder/domain'
import { lockRound, recordAudit, type Database } from '@intercoder/storage'
import type { Reach } from '../http/context.ts'
import { findNamedLayer, type NamedLayer } from './sealing.ts'

/**
 * Records that somebody looks at a layer before release, which is what lets them. Whoever codes in the round, and whoever
 * may not look in any case, is told what a stranger to the layer is told.
 */
export async function overseeLayer(
  db: Database,
  reach: Reach,
  asker: AccountId,
  { layer: id, at }: { layer: LayerId; at: number },
): Promise<Result<null, { kind: 'unknown' }>> {
  const hasLooked = (thing: NamedLayer['thing']) =>
    thing.oversight === 'recorded' && may(reach.standing, 'layer.read', thing)
  const mayLook = (thing: NamedLayer['thing']) => hasLooked(thing) || may(reach.standing, 'layer.oversee', thing)
  const named = await findNamedLayer(db, reach, asker, id)
  // Refused before anything waits for the round, so that it takes no longer than where there is no such layer.
  if (!named || !mayLook(named.thing)) return refuse({ kind: 'unknown' })
  const { round, source } = named.placed.layer
  return db.transaction(async (tx) => {
    await lockRound(tx, reach.project.id, round)
    const thing = (await findNamedLayer(tx, reach, asker, id))?.thing
    if (!thing || !mayLook(thing)) return refuse({ kind: 'unknown' })
    if (hasLooked(thing)) return accept(null)
    const facts = { round, source, layer: id }
    await recordAudit(tx, { project: reach.project.id, account: asker, at, kind: 'layer-overseen', facts })
    return accept(null)
  })
}
