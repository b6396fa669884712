import type { LayerId, ProjectId, RoundId, RoundSource, SourceId } from '@intercoder/domain'
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { decision, document, layer, round, roundSource, source } from '../schema/index.ts'

/** A source of a round that is released and can be talked about. */
export interface ListedReconciliation {
  layer: LayerId
  round: RoundId
  source: SourceId
  releasedAt: number
  reconciledAt: number | null
  /** Decisions that stand, in the read model. */
  decisions: number
}

/** In the order of release. */
export async function listReconciliations(db: Database, of: ProjectId): Promise<ListedReconciliation[]> {
  const standing = sql<number>`(select count(*)::int from ${decision}
    where ${decision.layer} = ${layer.id} and ${decision.undoneAt} is null)`
  const rows = await db
    .select({
      layer: layer.id,
      round: layer.round,
      source: layer.source,
      releasedAt: roundSource.releasedAt,
      reconciledAt: roundSource.reconciledAt,
      decisions: standing,
    })
    .from(layer)
    .innerJoin(roundSource, and(eq(roundSource.round, layer.round), eq(roundSource.source, layer.source)))
    .innerJoin(source, eq(source.id, layer.source))
    .where(
      and(eq(source.project, of), isNull(source.deletedAt), isNull(layer.coder), isNotNull(roundSource.releasedAt)),
    )
    .orderBy(asc(roundSource.releasedAt), asc(layer.id))
  return rows as ListedReconciliation[]
}

/** A talk in which something was done. */
interface BegunTalk {
  project: ProjectId
  round: RoundId
  source: SourceId
  consensus: LayerId
  reconciledAt: number | null
}

/** Of every project. */
export function listBegunTalks(db: Database): Promise<BegunTalk[]> {
  return db
    .select({
      project: round.project,
      round: layer.round,
      source: layer.source,
      consensus: layer.id,
      reconciledAt: roundSource.reconciledAt,
    })
    .from(layer)
    .innerJoin(round, eq(round.id, layer.round))
    .innerJoin(roundSource, and(eq(roundSource.round, layer.round), eq(roundSource.source, layer.source)))
    .innerJoin(document, eq(document.name, sql`'reconciliation/' || ${layer.id}`))
    .where(and(isNull(layer.coder), isNotNull(roundSource.releasedAt)))
}

/** Says when a source was reconciled, or that it is not. Whether that was news. */
export async function setReconciled(
  db: Database,
  { round, source: of }: Pick<RoundSource, 'round' | 'source'>,
  at: number | null,
): Promise<boolean> {
  const changed = await db
    .update(roundSource)
    .set({ reconciledAt: at })
    .where(
      and(
        eq(roundSource.round, round),
        eq(roundSource.source, of),
        sql`(${roundSource.reconciledAt} is null) <> ${at === null}`,
      ),
    )
    .returning({ round: roundSource.round })
  return changed.length > 0
}
