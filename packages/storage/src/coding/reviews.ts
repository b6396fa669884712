/** Codings to look at again, and that it was done. */
import type { CodeId, CodingId, LayerId, ProjectId } from '@intercoder/domain'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { coding, codingReview, layer, round } from '../schema/index.ts'
import { among, toRetrieved, type RetrievedCoding } from './retrieval.ts'

/** A coding with what decides under which version it was made, and the digest of the words it was last looked at under. */
export interface ReviewableCoding extends RetrievedCoding {
  version: typeof round.$inferSelect.version
  sealed: boolean
  reviewed: string | null
}

/** The codings of some layers that were made with one of `codes`, by source and place. */
export async function listReviewable(
  db: Database,
  project: ProjectId,
  layers: readonly LayerId[],
  codes: readonly CodeId[],
): Promise<ReviewableCoding[]> {
  if (codes.length === 0) return []
  const rows = await db
    .select({
      coding,
      version: round.version,
      sealed: sql<boolean>`${layer.sealedAt} is not null`,
      reviewed: codingReview.digest,
    })
    .from(coding)
    .innerJoin(layer, eq(layer.id, coding.layer))
    .innerJoin(round, eq(round.id, coding.round))
    .leftJoin(codingReview, and(eq(codingReview.layer, coding.layer), eq(codingReview.coding, coding.id)))
    .where(and(eq(coding.project, project), inArray(coding.code, [...codes]), among(layers)))
    .orderBy(asc(coding.source), asc(coding.start), asc(coding.layer), asc(coding.id))
  return rows.map(({ coding: row, ...more }) => ({ ...toRetrieved(row), ...more }))
}

/** Keeps that a coding was looked at under the words with that digest. */
export async function saveReview(
  db: Database,
  made: { layer: LayerId; coding: CodingId; digest: string },
  at: number,
): Promise<void> {
  await db
    .insert(codingReview)
    .values({ ...made, at })
    .onConflictDoUpdate({ target: [codingReview.layer, codingReview.coding], set: { digest: made.digest, at } })
}

export async function deleteReview(db: Database, of: { layer: LayerId; coding: CodingId }): Promise<void> {
  await db.delete(codingReview).where(and(eq(codingReview.layer, of.layer), eq(codingReview.coding, of.coding)))
}
