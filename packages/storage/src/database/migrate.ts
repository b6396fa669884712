/** Brings a database to the schema of this version: forward only, one server at a time. */
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import { fileURLToPath } from 'node:url'
import type { Pool } from 'pg'

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url))
/** Any fixed number will do; it is the first of its kind in this product. */
const MIGRATION_LOCK = 4_321_001

export class DatabaseTooNew extends Error {
  constructor() {
    super('The database was written by a newer version of Intercoder. Start that version or a later one.')
  }
}

export async function migrate(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    const connection = drizzle({ client })
    await applyMigrations(connection, { migrationsFolder })
    const { rows } = await connection.execute(
      sql`select max(created_at)::text as newest from drizzle.__drizzle_migrations`,
    )
    if (Number(rows[0]?.['newest']) > newestMigration()) throw new DatabaseTooNew()
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK])
    client.release()
  }
}

function newestMigration(): number {
  return Math.max(...readMigrationFiles({ migrationsFolder }).map((migration) => migration.folderMillis))
}
