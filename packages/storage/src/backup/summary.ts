/** What a database holds, in figures: by these a copy is compared with what it was copied from. */
import type { ClientBase } from 'pg'
import * as schema from '../schema/index.ts'
import { getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'

export interface Summary {
  /** Rows of each table. */
  rows: Record<string, number>
  /** A digest of all documents and how far their logs reach. */
  heads: string
}

export const tableNames = Object.values(schema)
  .filter((table) => is(table, PgTable))
  .map((table) => getTableName(table))
  .sort()

export async function summarize(client: Pick<ClientBase, 'query'>): Promise<Summary> {
  const rows: Record<string, number> = {}
  for (const name of tableNames) {
    const counted = await client.query<{ rows: number }>(`select count(*)::float8 as rows from "${name}"`)
    rows[name] = counted.rows[0]?.rows ?? NaN
  }
  const digested = await client.query<{ heads: string }>(
    `select md5(coalesce(string_agg(name || ' ' || head_seq, ',' order by name), '')) as heads from document`,
  )
  return { rows, heads: digested.rows[0]?.heads ?? '' }
}

/** The first way in which a copy is not what it was copied from, or null if there is none. */
export function compare(original: Summary, copy: Summary): string | null {
  for (const name of tableNames) {
    const [expected, found] = [original.rows[name], copy.rows[name]]
    if (expected !== found) return `${name} has ${found ?? 'no'} rows instead of ${expected ?? 'none'}`
  }
  return original.heads === copy.heads ? null : 'the logs reach elsewhere'
}

/**
 * Reads every byte of the log and of the original files, so that a page that cannot be read shows (pages carry
 * checksums), and finds a log whose rows are not the gapless run up to its head.
 */
export async function findDamage(client: Pick<ClientBase, 'query'>): Promise<string | null> {
  await client.query(`select count(md5(update)) from document_update`)
  await client.query(`select count(md5(bytes)) from source_file`)
  const { rows } = await client.query<{ name: string }>(`
    select name from document
    left join (select document, count(*) as rows, min(seq) as first, max(seq) as last
      from document_update group by document) as log on log.document = document.name
    where (coalesce(log.rows, 0), coalesce(log.first, 1), coalesce(log.last, 0)) <> (head_seq, 1, head_seq)
    limit 1`)
  return rows[0] ? `the log of ${rows[0].name} has a hole` : null
}
