/** Submitting, reopening and releasing, as rows. Every act holds the round (`lockRound`), so that none overtakes another. */
import type { AccountId, LayerId, ProjectId, Round, RoundId, SourceId, VersionId } from '@intercoder/domain'
import { and, asc, desc, eq, isNotNull, isNull, notExists, type SQL } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { codebookVersion, layer, round, roundSource } from '../schema/index.ts'

/** What is kept of a submitted layer, by which anyone can check that it has not changed (P3). */
export interface Seal {
  /** How far its log reached. */
  seq: number
  /** SHA-256 of its state there, as hexadecimal digits. */
  digest: string
  /** The newest codebook version then. */
  version: VersionId | null
}

/** Closes layers that are not closed yet: nobody writes in them from now on. What they hold is not known before that. */
export async function closeLayers(
  tx: Database,
  which: { layer: LayerId } | { round: RoundId; source: SourceId },
  at: number,
): Promise<void> {
  const meant =
    'layer' in which ? eq(layer.id, which.layer) : and(eq(layer.round, which.round), eq(layer.source, which.source))
  await tx
    .update(layer)
    .set({ sealedAt: at })
    .where(and(meant, isNotNull(layer.coder), isNull(layer.sealedAt)))
}

/** Keeps the seal of a layer that was closed at that time. False where that has been done, or undone. */
export async function recordSeal(
  tx: Database,
  id: LayerId,
  at: number,
  { seq, digest, version }: Seal,
): Promise<boolean> {
  const sealed = await tx
    .update(layer)
    .set({ sealedSeq: seq, sealedDigest: digest, sealedVersion: version })
    .where(and(eq(layer.id, id), eq(layer.sealedAt, at), isNull(layer.sealedSeq)))
    .returning({ id: layer.id })
  return sealed.length > 0
}

/** Null for a layer that is open, or closed and not sealed yet. */
export async function findSeal(db: Database, id: LayerId): Promise<(Seal & { at: number }) | null> {
  const [found] = await db
    .select({ at: layer.sealedAt, seq: layer.sealedSeq, digest: layer.sealedDigest, version: layer.sealedVersion })
    .from(layer)
    .where(eq(layer.id, id))
  if (!found || found.at === null || found.seq === null || found.digest === null) return null
  return { at: found.at, seq: found.seq, digest: found.digest, version: found.version }
}

export async function unsealLayer(tx: Database, id: LayerId): Promise<void> {
  await tx
    .update(layer)
    .set({ sealedAt: null, sealedSeq: null, sealedDigest: null, sealedVersion: null })
    .where(eq(layer.id, id))
}

export async function findNewestVersion(db: Database, of: ProjectId): Promise<VersionId | null> {
  const [newest] = await db
    .select({ id: codebookVersion.id })
    .from(codebookVersion)
    .where(eq(codebookVersion.project, of))
    .orderBy(desc(codebookVersion.number))
    .limit(1)
  return newest?.id ?? null
}

/** A layer that is closed and not sealed yet. */
export interface ClosedLayer {
  project: ProjectId
  round: RoundId
  source: SourceId
  layer: LayerId
  coder: AccountId
  sealedAt: number
}

/** Everywhere, without `on`. */
export function listClosed(db: Database, on?: { round: RoundId; source: SourceId }): Promise<ClosedLayer[]> {
  return selectClosed(db, on && and(eq(layer.round, on.round), eq(layer.source, on.source)))
}

export async function findClosed(db: Database, id: LayerId): Promise<ClosedLayer | null> {
  return (await selectClosed(db, eq(layer.id, id)))[0] ?? null
}

async function selectClosed(db: Database, which: SQL | undefined): Promise<ClosedLayer[]> {
  const found = await db
    .select({
      project: round.project,
      round: layer.round,
      source: layer.source,
      layer: layer.id,
      coder: layer.coder,
      sealedAt: layer.sealedAt,
    })
    .from(layer)
    .innerJoin(round, eq(round.id, layer.round))
    .where(and(which, isNotNull(layer.coder), isNotNull(layer.sealedAt), isNull(layer.sealedSeq)))
    .orderBy(asc(layer.id))
  return found as ClosedLayer[]
}

export async function setReleased(tx: Database, on: { round: RoundId; source: SourceId }, at: number): Promise<void> {
  await tx
    .insert(roundSource)
    .values({ ...on, releasedAt: at })
    .onConflictDoUpdate({ target: [roundSource.round, roundSource.source], set: { releasedAt: at } })
}

/** Makes the layer of what will be decided; there is one for each source of a round. It says that a release is complete. */
export async function ensureConsensus(
  db: Database,
  made: { id: LayerId; round: RoundId; source: SourceId },
  at: number,
): Promise<void> {
  await db
    .insert(layer)
    .values({ ...made, coder: null, createdAt: at })
    .onConflictDoNothing()
}

/** Sources that are released and have no consensus layer yet. */
export function listIncompleteReleases(
  db: Database,
): Promise<{ project: ProjectId; round: RoundId; source: SourceId }[]> {
  const consensus = db
    .select({ id: layer.id })
    .from(layer)
    .where(and(eq(layer.round, roundSource.round), eq(layer.source, roundSource.source), isNull(layer.coder)))
  return db
    .select({ project: round.project, round: roundSource.round, source: roundSource.source })
    .from(roundSource)
    .innerJoin(round, eq(round.id, roundSource.round))
    .where(and(isNotNull(roundSource.releasedAt), notExists(consensus)))
}

/** The rounds of every project in which a source is released by itself once all have submitted. */
export function listSelfReleasing(db: Database): Promise<Round[]> {
  return db.select().from(round).where(eq(round.autoRelease, true)).orderBy(asc(round.createdAt), asc(round.id))
}
