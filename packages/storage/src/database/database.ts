/** Opens PostgreSQL, embedded in a data folder or by URL. What lies behind is one dialect and one driver. */
import { drizzle, type NodePgQueryResultHKT } from 'drizzle-orm/node-postgres'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Pool } from 'pg'
import * as schema from '../schema/index.ts'
import { startEmbedded, type Embedded } from './embedded/embedded.ts'
import { lockFolder } from './embedded/folder-lock.ts'
import { migrate } from './migrate.ts'
import { WireStream } from './embedded/wire-stream.ts'

/** What queries are written against: the database or a transaction in it. */
export type Database = PgDatabase<NodePgQueryResultHKT, typeof schema>

/** What opening is about to do. Laying out a new embedded database takes some seconds. */
export type OpeningStep = 'lay-out' | 'open' | 'migrate'

export interface DatabaseOptions {
  /** A PostgreSQL URL. Without one, the database is embedded in `dataDir`. */
  url?: string | undefined
  dataDir: string
  onStep?: (step: OpeningStep) => void
}

export interface OpenDatabase {
  kind: 'embedded' | 'server'
  /**
   * The embedded database has one connection. Inside `db.transaction(tx => …)` use `tx` for everything: a query on
   * `db` would wait for the transaction that waits for it, and fails after ten seconds.
   */
  db: Database
  pool: Pool
  /** Resolves if the database answers. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** Throws `FolderInUse` if another process holds the folder, `DatabaseTooNew` after a downgrade. */
export function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  return options.url ? openServer(options.url, options) : openFolder(options)
}

async function openServer(url: string, options: DatabaseOptions): Promise<OpenDatabase> {
  options.onStep?.('open')
  const pool = new Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000 })
  return finishOpening('server', pool, () => pool.end(), options.onStep)
}

async function openFolder({ dataDir, onStep }: DatabaseOptions): Promise<OpenDatabase> {
  const folder = resolve(dataDir)
  mkdirSync(folder, { recursive: true })
  const unlock = lockFolder(folder)
  try {
    const cluster = join(folder, 'database')
    onStep?.(existsSync(join(cluster, 'PG_VERSION')) ? 'open' : 'lay-out')
    const embedded = await startEmbedded({ folder: cluster, contents: null })
    return await openEmbedded(embedded, unlock, onStep)
  } catch (error) {
    unlock()
    throw error
  }
}

/** Speaks to an embedded database through the same driver as to a server. Closing ends its thread and calls `onClosed`. */
export function openEmbedded(
  embedded: Embedded,
  onClosed: () => void,
  onStep?: (step: OpeningStep) => void,
): Promise<OpenDatabase> {
  const pool = new Pool({
    stream: () => new WireStream(() => embedded.dial()),
    user: 'postgres',
    database: 'postgres',
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 10_000,
  })
  const close = async () => {
    await pool.end()
    await embedded.close()
    onClosed()
  }
  return finishOpening('embedded', pool, close, onStep)
}

async function finishOpening(
  kind: OpenDatabase['kind'],
  pool: Pool,
  close: () => Promise<void>,
  onStep?: (step: OpeningStep) => void,
): Promise<OpenDatabase> {
  // A connection that breaks while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {})
  try {
    onStep?.('migrate')
    await migrate(pool)
  } catch (error) {
    await close()
    throw error
  }
  return {
    kind,
    db: drizzle({ client: pool, schema }),
    pool,
    async ping() {
      await pool.query('select 1')
    },
    close,
  }
}
