/**
 * Releasing a source of a round: what is not submitted is sealed as it is, then everybody may see the layers, then drafts
 * become suggestions and there is a place for what will be decided. The last steps are made again until they are done.
 */
import {
  accept,
  haveAllSubmitted,
  refuse,
  suggestDrafts,
  type AccountId,
  type ProjectId,
  type Result,
  type Round,
  type RoundId,
  type SourceId,
} from '@intercoder/domain'
import { captureUpdate, openDocument, readCodebook, readDrafts, writeCodebook } from '@intercoder/documents'
import {
  closeLayers,
  ensureConsensus,
  findRoundSource,
  listAssignments,
  listClosed,
  listIncompleteReleases,
  listMembers,
  listRoundLayers,
  listRoundSources,
  listSelfReleasing,
  lockRound,
  recordAudit,
  setReleased,
  type ClosedLayer,
  type RoundLayer,
} from '@intercoder/storage'
import { nameDocument } from '@intercoder/sync'
import { sealClosed, type SealingDeps } from './sealing.ts'

/** What is released, and by whom. */
export interface Release {
  project: ProjectId
  round: RoundId
  source: SourceId
  account: AccountId
  automatic: boolean
}

export type ReleaseRefusal = { kind: 'already-released' | 'unavailable' }

export async function releaseSource(deps: SealingDeps, release: Release): Promise<Result<null, ReleaseRefusal>> {
  const outcome = await bringAbout(deps, release)
  if (outcome === 'released') return accept(null)
  return refuse({ kind: outcome === 'incomplete' ? 'unavailable' : 'already-released' })
}

/** A release that is not complete is taken up where it was left when somebody asks for it again. */
async function bringAbout(
  deps: SealingDeps,
  release: Release,
): Promise<'released' | 'incomplete' | 'was-released' | 'not-due'> {
  const { db, clock, recheck } = deps
  for (;;) {
    const closed = await db.transaction((tx) => closeAll(tx, release, clock()))
    if (closed === 'not-due' || (closed === 'was-released' && !(await isToBeTakenUp(db, release)))) return closed
    if (closed === 'released' || closed === 'was-released') break
    for (const layer of closed) await sealClosed(deps, layer, release.account)
  }
  try {
    return (await completeRelease(deps, release)) ? 'released' : 'incomplete'
  } finally {
    // Whatever came of the rest, the layers are open to all now.
    await recheck({ project: release.project })
  }
}

async function isToBeTakenUp(db: SealingDeps['db'], { round, source, automatic }: Release): Promise<boolean> {
  return !automatic && (await findRoundSource(db, round, source)).consensus === null
}

/**
 * Releases where every layer is sealed; otherwise closes those that are open and gives those that have to be sealed. What
 * comes by itself is due only while the round says so and all have submitted: a layer may have been given back meanwhile.
 */
export async function closeAll(
  tx: SealingDeps['db'],
  { project, round, source, account, automatic }: Release,
  at: number,
): Promise<ClosedLayer[] | 'released' | 'was-released' | 'not-due'> {
  const locked = await lockRound(tx, project, round)
  if ((await findRoundSource(tx, round, source)).releasedAt !== null) return 'was-released'
  if (automatic && !(locked?.autoRelease && (await listDue(tx, round)).includes(source))) return 'not-due'
  await closeLayers(tx, { round, source }, at)
  const closed = await listClosed(tx, { round, source })
  if (closed.length > 0) return closed
  await setReleased(tx, { round, source }, at)
  const layers = (await layersOn(tx, round, source)).map(({ layer }) => layer)
  const facts = { round, source, layers, automatic }
  await recordAudit(tx, { project, account, at, kind: 'source-released', facts })
  return 'released'
}

async function layersOn(db: SealingDeps['db'], round: RoundId, source: SourceId): Promise<RoundLayer[]> {
  return (await listRoundLayers(db, { round })).filter((one) => one.source === source)
}

/** False where the log could not be written just now. */
async function completeRelease(
  deps: SealingDeps,
  { project, round, source, account }: Omit<Release, 'automatic'>,
): Promise<boolean> {
  const { db, rooms, clock, newId } = deps
  const initials = new Map((await listMembers(db, project)).map((one) => [one.account, one.initials]))
  for (const { layer, coder } of await layersOn(db, round, source)) {
    const drafts = readDrafts(openDocument(await rooms.read(nameDocument('layer', layer))))
    if (drafts.length === 0) continue
    const name = nameDocument('codebook', project)
    const doc = openDocument(await rooms.read(name))
    const suggester = { by: coder, initials: initials.get(coder) ?? '?' }
    const suggested = suggestDrafts(readCodebook(doc).codebook, drafts, suggester)
    const update = captureUpdate(doc, () => writeCodebook(doc, suggested))
    if (update && !(await rooms.write(name, account, update)).ok) return false
  }
  await ensureConsensus(db, { id: newId(), round, source }, clock())
  return true
}

/** Releases a source by itself once all who are to code it have submitted, where its round says so. */
export async function releaseIfDone(
  deps: SealingDeps,
  { autoRelease, id: round, project }: Round,
  source: SourceId,
  account: AccountId,
): Promise<boolean> {
  // Asked before the round is locked too, so that a submission which leaves others to wait for costs no more than a look.
  if (!autoRelease || !(await listDue(deps.db, round)).includes(source)) return false
  return (await bringAbout(deps, { project, round, source, account, automatic: true })) === 'released'
}

/** The sources of a round that only wait for their release. */
export async function listDue(db: SealingDeps['db'], round: RoundId): Promise<SourceId[]> {
  const places = await listRoundSources(db, round)
  const released = new Set(places.flatMap(({ source, releasedAt }) => (releasedAt === null ? [] : [source])))
  const layersOf = Map.groupBy(await listRoundLayers(db, { round }), ({ source }) => source)
  const pairsOf = Map.groupBy(await listAssignments(db, round), ({ source }) => source)
  return [...pairsOf].flatMap(([source, pairs]) => {
    const assigned = pairs.map(({ coder }) => coder)
    return !released.has(source) && haveAllSubmitted(assigned, layersOf.get(source) ?? []) ? [source] : []
  })
}

/** After a change other than a submission: releases whatever of a round that change has left with nobody to wait for. */
export async function releaseDone(
  deps: SealingDeps,
  { autoRelease, id: round, project }: Round,
  account: AccountId,
): Promise<void> {
  if (!autoRelease) return
  for (const source of await listDue(deps.db, round))
    await bringAbout(deps, { project, round, source, account, automatic: true })
}

/**
 * Finishes what the last end of the server cut short: layers that are closed and not sealed, releases not begun though all
 * have submitted, and releases not complete.
 */
export async function finishRounds(deps: SealingDeps): Promise<void> {
  for (const layer of await listClosed(deps.db)) await sealClosed(deps, layer, layer.coder)
  for (const { id: round, project } of await listSelfReleasing(deps.db))
    for (const source of await listDue(deps.db, round)) {
      const [layer] = await layersOn(deps.db, round, source)
      if (layer) await bringAbout(deps, { project, round, source, account: layer.coder, automatic: true })
    }
  await completeReleases(deps)
}

/** Takes up the releases whose last steps could not be done when they were released. */
export async function completeReleases(deps: SealingDeps): Promise<void> {
  for (const release of await listIncompleteReleases(deps.db)) {
    const [layer] = await layersOn(deps.db, release.round, release.source)
    if (layer) await completeRelease(deps, { ...release, account: layer.coder })
  }
}
