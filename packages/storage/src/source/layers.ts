import type { CaseId, Layer, LayerId, ProjectId, Round, SourceId } from '@intercoder/domain'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { coding, layer, round, source } from '../schema/index.ts'

/** A layer with what decides who may see it. Whoever lists layers asks the policy about each one. */
export interface PlacedLayer {
  layer: Layer
  round: Pick<Round, 'blind' | 'releasedAt'>
  sealed: boolean
}

const placed = {
  layer: { id: layer.id, round: layer.round, source: layer.source, coder: layer.coder },
  round: { blind: round.blind, releasedAt: round.releasedAt },
  sealed: sql<boolean>`${layer.sealedAt} is not null`,
}

/** Makes the layer of one coder on one source in one round, or finds it. Asked twice at once, it is still one. */
export async function ensureLayer(db: Database, wanted: Layer, at: number): Promise<LayerId> {
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
    .where(eq(layer.id, id))
  return found ?? null
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
    .leftJoin(counts, eq(counts.layer, layer.id))
    .where(and(eq(source.project, of), isNull(source.deletedAt)))
    .orderBy(asc(layer.createdAt), asc(layer.id))
}
