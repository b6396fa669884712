/** Opens PostgreSQL, embedded in a data folder or by URL. What lies behind is one dialect and one driver. */
import { drizzle, type NodePgQueryResultHKT } from 'drizzle-orm/node-postgres'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Pool } from 'pg'
import * as schema from '../schema/index.ts'
import { hasCluster, layOutCluster, startEmbedded, type Embedded } from './embedded/embedded.ts'
import { lockFolder } from './embedded/folder-lock.ts'
import { WireStream } from './embedded/wire-stream.ts'
import { migrate } from './migrate.ts'

/** What queries are written against: the database or a transaction in it. */
export type Database = PgDatabase<NodePgQueryResultHKT, typeof schema>

/** What opening is about to do. Laying out a new embedded database takes some seconds. */
export type OpeningStep = 'lay-out' | 'open' | 'migrate'

export interface DatabaseOptions {
  /** A PostgreSQL URL. Without one, the database is embedded in `dataDir`. */
  url?: string | undefined
  dataDir: string
  onStep?: ((step: OpeningStep) => void) | undefined
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
  /** Resolves, with why, if the database ends by itself and cannot come back; the server should then end too. */
  stopped: Promise<Error>
  /** Copies an embedded database's files, as they are at one moment, into a new folder. Null for a server. */
  copyFiles: ((folder: string) => Promise<void>) | null
}

/** A queue for a connection that does not move is refused after this time. */
const CONNECTION_TIMEOUT_MS = 10_000

/** Throws `FolderInUse` if another process holds the folder, `DatabaseTooNew` after a downgrade. */
export function openDatabase({ url, dataDir, onStep }: DatabaseOptions): Promise<OpenDatabase> {
  return url ? openServer(url, onStep) : openFolder(resolve(dataDir), onStep)
}

type OnStep = DatabaseOptions['onStep']

function openServer(url: string, onStep: OnStep): Promise<OpenDatabase> {
  onStep?.('open')
  const pool = new Pool({ connectionString: url, max: 10, connectionTimeoutMillis: CONNECTION_TIMEOUT_MS })
  const stopped = new Promise<never>(() => {})
  return prepare({ kind: 'server', pool, close: () => pool.end(), stopped, copyFiles: null }, onStep)
}

async function openFolder(folder: string, onStep: OnStep): Promise<OpenDatabase> {
  mkdirSync(folder, { recursive: true })
  const unlock = lockFolder(folder)
  try {
    const embedded = await startCluster(join(folder, 'database'), onStep)
    const opened = await openEmbedded(embedded, onStep)
    return { ...opened, close: () => opened.close().finally(unlock) }
  } catch (error) {
    unlock()
    throw error
  }
}

async function startCluster(folder: string, onStep: OnStep): Promise<Embedded> {
  if (!hasCluster(folder)) {
    onStep?.('lay-out')
    await layOutCluster(folder)
  }
  onStep?.('open')
  return startEmbedded({ kind: 'folder', folder })
}

/** Speaks to an embedded database through the same driver as to a server. Closing ends its thread. */
export function openEmbedded(embedded: Embedded, onStep?: OnStep): Promise<OpenDatabase> {
  const pool = new Pool({
    stream: () => new WireStream(() => embedded.dial()),
    user: 'postgres',
    database: 'postgres',
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
  })
  const close = async () => {
    await pool.end()
    await embedded.close()
  }
  return prepare({ kind: 'embedded', pool, close, stopped: embedded.stopped, copyFiles: embedded.copy }, onStep)
}

async function prepare(opened: Omit<OpenDatabase, 'db' | 'ping'>, onStep: OnStep): Promise<OpenDatabase> {
  const { pool } = opened
  // A connection that breaks while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {})
  try {
    onStep?.('migrate')
    await migrate(pool)
  } catch (error) {
    await opened.close()
    throw error
  }
  return { ...opened, db: drizzle({ client: pool, schema }), ping: async () => void (await pool.query('select 1')) }
}
