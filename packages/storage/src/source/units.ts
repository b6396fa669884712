import type { SourceId } from '@intercoder/domain'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { document, source, sourceUnits } from '../schema/index.ts'

/** The units of one transcript, as flat pairs of start and end, in UTF-16 offsets, half open. */
export interface SourceUnits {
  source: SourceId
  /** How far in the transcript's log they were read. */
  seq: number
  length: number
  turns: number[]
  sentences: number[]
}

/** Those of `sources` whose transcript was changed since its units were read, or whose units nobody has read yet. */
export async function findStaleUnits(
  db: Database,
  sources: readonly SourceId[],
): Promise<{ source: SourceId; seq: number }[]> {
  if (sources.length === 0) return []
  const head = sql<number>`coalesce(${document.headSeq}, 0)`.mapWith(Number)
  return db
    .select({ source: source.id, seq: head })
    .from(source)
    .leftJoin(document, eq(document.name, sql`'transcript/' || ${source.id}`))
    .leftJoin(sourceUnits, eq(sourceUnits.source, source.id))
    .where(and(inArray(source.id, [...sources]), sql`${sourceUnits.seq} is distinct from ${head}`))
}

export async function listUnits(db: Database, sources: readonly SourceId[]): Promise<SourceUnits[]> {
  if (sources.length === 0) return []
  return db
    .select()
    .from(sourceUnits)
    .where(inArray(sourceUnits.source, [...sources]))
}

export async function saveUnits(db: Database, units: SourceUnits): Promise<void> {
  await db.insert(sourceUnits).values(units).onConflictDoUpdate({ target: sourceUnits.source, set: units })
}
