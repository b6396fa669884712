/** The two kinds of PostgreSQL on which every rule of storage is tested. */
import { Client } from 'pg'
import type { DatabaseOptions } from '../database/database.ts'
import { fillDataFolder } from './test-database.ts'
import { makeTestFolder } from './test-folder.ts'

export interface Engine {
  name: string
  /** Why it cannot be tested here; null where it can. */
  unreachable: string | null
  /** Makes an empty database. */
  makePlace(): Promise<Place>
}

/** A database that can be opened, closed and opened again, also from another process. */
export interface Place {
  options: Pick<DatabaseOptions, 'url' | 'dataDir'>
  remove(): Promise<void>
}

const serverUrl = process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'

export const embedded: Engine = { name: 'PGlite', unreachable: null, makePlace: makeFolder }

/**
 * PGlite, always; and PostgreSQL, which is `unreachable` where no server answers at TEST_DATABASE_URL. Throws then
 * instead where REQUIRE_POSTGRES is 1, so that what calls itself tested on PostgreSQL was.
 */
export async function findEngines(): Promise<Engine[]> {
  const unreachable = await whyUnreachable()
  if (unreachable !== null && process.env['REQUIRE_POSTGRES'] === '1')
    throw new Error(`REQUIRE_POSTGRES: ${unreachable}`)
  return [embedded, { name: 'PostgreSQL', unreachable, makePlace: makeServerDatabase }]
}

/** The title of a group of tests; says why it is skipped where it is. */
export function titleOf({ name, unreachable }: Engine): string {
  return unreachable === null ? name : `${name} (skipped: ${unreachable})`
}

async function makeFolder(): Promise<Place> {
  const folder = makeTestFolder()
  await fillDataFolder(folder.path)
  return { options: { dataDir: folder.path }, remove: async () => folder[Symbol.dispose]() }
}

async function whyUnreachable(): Promise<string | null> {
  try {
    await onServer('select 1')
    return null
  } catch (error) {
    const { host } = new URL(serverUrl)
    return `no PostgreSQL at ${host}: ${error instanceof Error ? error.message || error.name : 'unknown reason'}`
  }
}

async function makeServerDatabase(): Promise<Place> {
  const name = `intercoder_test_${process.pid}_${crypto.randomUUID().slice(0, 8)}`
  await onServer(`create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = name
  return { options: { url: url.href, dataDir: '' }, remove: () => onServer(`drop database ${name} with (force)`) }
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl, connectionTimeoutMillis: 3000 })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
