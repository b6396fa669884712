import type { AccountId, CodeId, CodingId, LayerId, SourceId } from '@intercoder/domain'
import { asc, sql } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { coding } from '../schema/index.ts'

/** A coding as figures need it: whose, which code it stands for now (null: gone), and where (null: its words are gone). */
export interface ReliabilityCoding {
  id: CodingId
  layer: LayerId
  source: SourceId
  /** Null in a consensus. */
  coder: AccountId | null
  code: CodeId | null
  start: number | null
  end: number | null
  /** The words as they were coded. */
  quote: string
}

/** The codings of some layers, which whoever asks may see (P1), by source and place. */
export function listReliability(db: Database, layers: readonly LayerId[]): Promise<ReliabilityCoding[]> {
  return db
    .select({
      id: coding.id,
      layer: coding.layer,
      source: coding.source,
      coder: coding.coder,
      code: coding.readAs,
      start: coding.start,
      end: coding.end,
      quote: coding.quote,
    })
    .from(coding)
    .where(sql`${coding.layer} = any (${sql.param(layers)}::text[])`)
    .orderBy(asc(coding.source), asc(coding.start), asc(coding.end), asc(coding.id))
}
