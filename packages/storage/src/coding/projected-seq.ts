/** How far the read models have come in each document's log, so that a start finds what the last end cut off. */
import { and, asc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { document, projection } from '../schema/index.ts'

/** Notes that everything up to `seq` is in the read models. It never goes back. */
export async function markProjected(db: Database, name: string, seq: number): Promise<void> {
  await db
    .insert(projection)
    .values({ document: name, seq })
    .onConflictDoUpdate({ target: projection.document, set: { seq: sql`greatest(${projection.seq}, excluded.seq)` } })
}

/** The documents whose log reaches further than their read model, and how far that has come. */
export function listUnprojected(db: Database): Promise<{ name: string; seq: number; headSeq: number }[]> {
  return db
    .select({
      name: document.name,
      seq: sql<number>`coalesce(${projection.seq}, 0)`.mapWith(Number),
      headSeq: document.headSeq,
    })
    .from(document)
    .leftJoin(projection, eq(projection.document, document.name))
    .where(or(isNull(projection.seq), lt(projection.seq, document.headSeq)))
    .orderBy(asc(document.name))
}

/** Whether the read model of any of these documents lies behind its log. */
export async function isAnyUnprojected(db: Database, names: readonly string[]): Promise<boolean> {
  const [found] = await db
    .select({ name: document.name })
    .from(document)
    .leftJoin(projection, eq(projection.document, document.name))
    .where(and(inArray(document.name, [...names]), or(isNull(projection.seq), lt(projection.seq, document.headSeq))))
    .limit(1)
  return found !== undefined
}

/** Has every read model made again, whatever it reached. */
export async function forgetProjections(db: Database): Promise<void> {
  await db.delete(projection)
}
