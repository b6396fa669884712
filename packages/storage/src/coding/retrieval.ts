/**
 * Retrieval of codings and their counts. Every question names the layers it may look at, so that whoever asks has to
 * have asked the policy first: what comes from a blind layer reaches nobody else, not even as a number (P1).
 */
import type { CodeId, Coding, Layer, LayerId, ProjectId, SourceId } from '@intercoder/domain'
import { and, asc, count, eq, sql } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { coding } from '../schema/index.ts'

/** A coding with where it lies and what its code stands for now (null where that is gone from the codebook). */
export interface RetrievedCoding {
  coding: Coding
  layer: Layer
  readAs: CodeId | null
}

/** All codings that stand for one code, by source and place. */
export async function listCodingsOfCode(
  db: Database,
  project: ProjectId,
  code: CodeId,
  layers: readonly LayerId[],
): Promise<RetrievedCoding[]> {
  const rows = await db
    .select()
    .from(coding)
    .where(and(eq(coding.project, project), eq(coding.readAs, code), among(layers)))
    .orderBy(asc(coding.source), asc(coding.start), asc(coding.layer), asc(coding.id))
  return rows.map(toRetrieved)
}

/** All codings of one source, by place; orphaned ones last. */
export async function listCodingsOfSource(
  db: Database,
  source: SourceId,
  layers: readonly LayerId[],
): Promise<RetrievedCoding[]> {
  const rows = await db
    .select()
    .from(coding)
    .where(and(eq(coding.source, source), among(layers)))
    .orderBy(asc(coding.start), asc(coding.end), asc(coding.layer), asc(coding.id))
  return rows.map(toRetrieved)
}

/** How many codings stand for each code. A code without any has no entry. */
export async function countCodingsByCode(
  db: Database,
  project: ProjectId,
  layers: readonly LayerId[],
): Promise<Map<CodeId, number>> {
  const rows = await db
    .select({ code: coding.readAs, codings: count() })
    .from(coding)
    .where(and(eq(coding.project, project), among(layers)))
    .groupBy(coding.readAs)
  return new Map(rows.flatMap(({ code, codings }) => (code === null ? [] : [[code, codings] as const])))
}

/** How many codings each source has. A source without any has no entry. */
export async function countCodingsBySource(
  db: Database,
  project: ProjectId,
  layers: readonly LayerId[],
): Promise<Map<SourceId, number>> {
  const rows = await db
    .select({ source: coding.source, codings: count() })
    .from(coding)
    .where(and(eq(coding.project, project), among(layers)))
    .groupBy(coding.source)
  return new Map(rows.map(({ source, codings }) => [source, codings]))
}

export function among(layers: readonly LayerId[]) {
  return sql`${coding.layer} = any (${sql.param(layers)}::text[])`
}

export function toRetrieved(row: typeof coding.$inferSelect): RetrievedCoding {
  const { layer, round, source, coder, readAs, start, end, id, code, quote, certainty, remark, at } = row
  const span = start === null || end === null ? null : { start, end }
  return {
    coding: { id, code, span, quote, certainty, remark, at },
    layer: { id: layer, round, source, coder },
    readAs,
  }
}
