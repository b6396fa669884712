import type {
  AccountId,
  CaseId,
  IndependentLayer,
  Layer,
  LayerId,
  ProjectId,
  Round,
  RoundId,
  RoundSource,
  SourceId,
} from '@intercoder/domain'
import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { assignment, coding, layer, round, roundSource, source } from '../schema/index.ts'

/** A layer with what decides who may see it. Whoever lists layers asks the policy about each one. */
export interface PlacedLayer {
  layer: Layer
  round: Pick<Round, 'blind' | 'overseen'> & Pick<RoundSource, 'releasedAt'>
  sealedAt: number | null
}

const placed = {
  layer: { id: layer.id, round: layer.round, source: layer.source, coder: layer.coder },
  round: { blind: round.blind, overseen: round.overseen, releasedAt: roundSource.releasedAt },
  sealedAt: layer.sealedAt,
}

const ownPlace = and(eq(roundSource.round, layer.round), eq(roundSource.source, layer.source))

/** Makes the layer of one coder on one source in one round, or finds it. Asked twice at once, it is still one. */
export async function ensureLayer(db: Database, wanted: IndependentLayer, at: number): Promise<LayerId> {
  await db
    .insert(layer)
    .values({ ...wanted, createdAt: at })
    .onConflictDoNothing({ target: [layer.round, layer.source, layer.coder] })
  const [found] = await db
    .select({ id: layer.id })
    .from(layer)
    .where(and(eq(layer.round, wanted.round), eq(layer.source, wanted.source), eq(layer.coder, wanted.coder)))
  if (!found) throw new Error('a layer that was just made is gone')
  return found.id
}

/** In the order they were made. */
export function listLayers(db: Database, of: SourceId): Promise<PlacedLayer[]> {
  return db
    .select(placed)
    .from(layer)
    .innerJoin(round, eq(round.id, layer.round))
    .leftJoin(roundSource, ownPlace)
    .where(eq(layer.source, of))
    .orderBy(asc(layer.createdAt), asc(layer.id))
}

/** One layer with the source it lies on, for whoever knocks at its room. */
export async function placeLayer(
  db: Database,
  id: LayerId,
): Promise<(PlacedLayer & { project: ProjectId; case: CaseId | null; deleted: boolean }) | null> {
  const [found] = await db
    .select({
      ...placed,
      project: source.project,
      case: source.case,
      deleted: sql<boolean>`${source.deletedAt} is not null`,
    })
    .from(layer)
    .innerJoin(round, eq(round.id, layer.round))
    .innerJoin(source, eq(source.id, layer.source))
    .leftJoin(roundSource, ownPlace)
    .where(eq(layer.id, id))
  return found ?? null
}

/** Where those of some layers lie that are a consensus; there is one only where everything is released. */
export async function listConsensuses(
  db: Database,
  of: ProjectId,
  layers: readonly LayerId[],
): Promise<{ layer: LayerId; round: RoundId; source: SourceId }[]> {
  if (layers.length === 0) return []
  return db
    .select({ layer: layer.id, round: layer.round, source: layer.source })
    .from(layer)
    .innerJoin(round, eq(round.id, layer.round))
    .where(and(eq(round.project, of), inArray(layer.id, [...new Set(layers)]), isNull(layer.coder)))
}

/** Every layer of a project with how many codings the read model has of it. */
export async function countCodings(db: Database, of: ProjectId): Promise<(PlacedLayer & { codings: number })[]> {
  const counts = db
    .select({ layer: coding.layer, codings: sql<number>`count(*)::int`.as('codings') })
    .from(coding)
    .where(eq(coding.project, of))
    .groupBy(coding.layer)
    .as('counts')
  return db
    .select({ ...placed, codings: sql<number>`coalesce(${counts.codings}, 0)` })
    .from(layer)
    .innerJoin(round, eq(round.id, layer.round))
    .innerJoin(source, eq(source.id, layer.source))
    .leftJoin(roundSource, ownPlace)
    .leftJoin(counts, eq(counts.layer, layer.id))
    .where(and(eq(source.project, of), isNull(source.deletedAt)))
    .orderBy(asc(layer.createdAt), asc(layer.id))
}

/** The rounds of a project in which somebody has begun to code, or is to. Whoever codes in a round oversees nobody in it. */
export async function listCodedRounds(db: Database, of: ProjectId, coder: AccountId): Promise<Set<RoundId>> {
  const begun = db
    .select({ round: layer.round })
    .from(layer)
    .innerJoin(round, eq(round.id, layer.round))
    .where(and(eq(round.project, of), eq(layer.coder, coder)))
  const assigned = db
    .select({ round: assignment.round })
    .from(assignment)
    .innerJoin(round, eq(round.id, assignment.round))
    .where(and(eq(round.project, of), eq(assignment.coder, coder)))
  const rows = await begun.union(assigned)
  return new Set(rows.map((row) => row.round))
}

/**
 * Whether somebody codes in a blind round of the project of which something of theirs is not released yet. A source that
 * was deleted is coded by nobody: it could not be released either.
 */
export async function isCodingBlind(db: Database, of: ProjectId, coder: AccountId): Promise<boolean> {
  const isBlind = and(
    eq(round.project, of),
    eq(round.blind, true),
    isNull(roundSource.releasedAt),
    isNull(source.deletedAt),
  )
  const begun = db
    .select({ round: layer.round })
    .from(layer)
    .innerJoin(round, eq(round.id, layer.round))
    .innerJoin(source, eq(source.id, layer.source))
    .leftJoin(roundSource, ownPlace)
    .where(and(isBlind, eq(layer.coder, coder)))
  const assigned = db
    .select({ round: assignment.round })
    .from(assignment)
    .innerJoin(round, eq(round.id, assignment.round))
    .innerJoin(source, eq(source.id, assignment.source))
    .innerJoin(roundSource, and(eq(roundSource.round, assignment.round), eq(roundSource.source, assignment.source)))
    .where(and(isBlind, eq(assignment.coder, coder)))
  return (await begun.union(assigned).limit(1)).length > 0
}

/** Whether somebody codes a source blind: who is there and where they read would then show what they do. */
export async function isCodedBlind(db: Database, of: SourceId): Promise<boolean> {
  const begun = db
    .select({ round: layer.round })
    .from(layer)
    .innerJoin(round, eq(round.id, layer.round))
    .leftJoin(roundSource, ownPlace)
    .where(and(eq(layer.source, of), eq(round.blind, true), isNotNull(layer.coder), isNull(roundSource.releasedAt)))
  const assigned = db
    .select({ round: assignment.round })
    .from(assignment)
    .innerJoin(round, eq(round.id, assignment.round))
    .innerJoin(roundSource, and(eq(roundSource.round, assignment.round), eq(roundSource.source, assignment.source)))
    .where(and(eq(assignment.source, of), eq(round.blind, true), isNull(roundSource.releasedAt)))
  return (await begun.union(assigned).limit(1)).length > 0
}
