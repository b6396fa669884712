/**
 * Submitting a layer (P3). First nobody may write in it any more; then what was taken before is committed; then what it
 * holds is known, and its seal is kept. Whatever cuts this short is finished by the next who asks, or the next start.
 */
import {
  accept,
  may,
  refuse,
  type AccountId,
  type LayerId,
  type Result,
  type RoundId,
  type Thing,
} from '@intercoder/domain'
import { openDocument, readAnchoredCodings } from '@intercoder/documents'
import {
  closeLayers,
  findClosed,
  findNewestVersion,
  findSeal,
  lockRound,
  placeLayer,
  recordAudit,
  recordSeal,
  unsealLayer,
  type ClosedLayer,
  type Database,
  type PlacedLayer,
  type Seal,
} from '@intercoder/storage'
import { nameDocument } from '@intercoder/sync'
import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { describeLayer } from '../access/describe-layer.ts'
import { findSight } from '../access/sight.ts'
import type { Deps, Reach } from '../http/context.ts'

export type SealingDeps = Pick<Deps, 'db' | 'rooms' | 'recheck' | 'clock' | 'newId'>

/** A layer that a path names, with what the asker is told about it by the table of rights. */
export interface NamedLayer {
  placed: PlacedLayer & { coder: AccountId }
  thing: Extract<Thing, { kind: 'layer' }>
}

/** Null where there is no such layer on the source that the path names; the consensus is nobody's to submit. */
export async function findNamedLayer(
  db: Database,
  reach: Pick<Reach, 'project' | 'source'>,
  asker: AccountId,
  id: LayerId,
): Promise<NamedLayer | null> {
  // Asked first, so that the answer takes as long where there is no such layer.
  const sight = await findSight(db, reach.project.id, asker)
  const placed = await placeLayer(db, id)
  if (!placed || placed.layer.source !== reach.source?.source.id || placed.layer.coder === null) return null
  const thing = describeLayer(placed, asker, sight)
  return { placed: { ...placed, coder: placed.layer.coder }, thing }
}

export interface Sealed extends Seal {
  round: RoundId
  at: number
  codings: number
}

export type SealRefusal = { kind: 'unknown' | 'forbidden' | 'round-closed' | 'already-submitted' | 'unavailable' }

export async function submitLayer(
  deps: SealingDeps,
  reach: Reach,
  asker: AccountId,
  id: LayerId,
): Promise<Result<Sealed, SealRefusal>> {
  const { db, clock } = deps
  const named = await findNamedLayer(db, reach, asker, id)
  // A layer of somebody else is not there, as far as this is concerned.
  if (!named?.thing.mine) return refuse({ kind: 'unknown' })
  const closed = await db.transaction(async (tx) => {
    await lockRound(tx, reach.project.id, named.placed.layer.round)
    const now = await findNamedLayer(tx, reach, asker, id)
    if (!now) return refuse({ kind: 'unknown' })
    if (may(reach.standing, 'layer.submit', now.thing)) await closeLayers(tx, { layer: id }, clock())
    const open = await findClosed(tx, id)
    return open ? accept(open) : refuse({ kind: whyNot(now.thing) })
  })
  if (!closed.ok) return closed
  const sealed = await sealClosed(deps, closed.value, asker)
  return sealed ? accept(sealed) : refuse({ kind: 'unavailable' })
}

function whyNot({ round, sealed }: NamedLayer['thing']): SealRefusal['kind'] {
  if (round === 'released') return 'round-closed'
  return sealed ? 'already-submitted' : 'forbidden'
}

/** Seals a layer that is closed. Null where it was opened again meanwhile. */
export async function sealClosed(
  { db, rooms, recheck }: SealingDeps,
  closed: ClosedLayer,
  account: AccountId,
): Promise<Sealed | null> {
  await recheck({ account: closed.coder })
  const { seq, state } = await rooms.settle(nameDocument('layer', closed.layer))
  const doc = openDocument(state)
  const codings = readAnchoredCodings(doc).codings.length
  await keepSeal(db, closed, account, { seq, doc, codings })
  const kept = await findSeal(db, closed.layer)
  return kept && { ...kept, round: closed.round, codings }
}

/** Keeps what a closed layer holds, if it is still closed, and records that. `codings` is how many can be read in it. */
export function keepSeal(
  db: Database,
  { project, round, source, layer, sealedAt }: Omit<ClosedLayer, 'coder'>,
  account: AccountId,
  { seq, doc, codings }: { seq: number; doc: Y.Doc; codings: number },
): Promise<void> {
  return db.transaction(async (tx) => {
    await lockRound(tx, project, round)
    const version = await findNewestVersion(tx, project)
    const seal = { seq, digest: digestOf(doc), version }
    if (!(await recordSeal(tx, layer, sealedAt, seal))) return
    const facts = { round, source, layer, codings, ...seal }
    await recordAudit(tx, { project, account, at: sealedAt, kind: 'layer-sealed', facts })
  })
}

/** The same for the same document, in whatever pieces it was stored. */
export function digestOf(doc: Y.Doc): string {
  return createHash('sha256').update(Y.encodeStateAsUpdate(doc)).digest('hex')
}

export type ReopenRefusal = { kind: 'unknown' | 'forbidden' | 'not-submitted' | 'round-closed' }

/** Gives a submitted layer back to its coder, before release only. */
export async function reopenLayer(
  { db, recheck, clock }: SealingDeps,
  reach: Reach,
  asker: AccountId,
  { layer: id, reason }: { layer: LayerId; reason: string },
): Promise<Result<null, ReopenRefusal>> {
  const named = await findNamedLayer(db, reach, asker, id)
  if (!named) return refuse({ kind: 'unknown' })
  const { round, source } = named.placed.layer
  const reopened = await db.transaction(async (tx) => {
    await lockRound(tx, reach.project.id, round)
    const now = await findNamedLayer(tx, reach, asker, id)
    if (!now) return refuse({ kind: 'unknown' })
    if (!may(reach.standing, 'layer.reopen', now.thing))
      return refuse({ kind: now.thing.round === 'released' ? 'round-closed' : 'not-submitted' })
    await unsealLayer(tx, id)
    const facts = { round, source, layer: id, reason }
    await recordAudit(tx, { project: reach.project.id, account: asker, at: clock(), kind: 'layer-reopened', facts })
    return accept(null)
  })
  if (reopened.ok) await recheck({ account: named.placed.coder })
  return reopened
}
