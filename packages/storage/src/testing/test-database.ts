/** A fresh, migrated database for each test file that asks, without laying out a cluster each time. */
import { createHash } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { packFolder, unpackFolder } from '../backup/tar.ts'
import { openDatabase, openEmbedded, type OpenDatabase } from '../database/database.ts'
import { startEmbedded } from '../database/embedded/embedded.ts'
import { makeTestFolder } from './test-folder.ts'

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url))
const cache = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url))

/** Opens an empty, migrated database in memory that is nobody else's and is gone when closed. */
export async function openTestDatabase(): Promise<OpenDatabase> {
  const contents = new Uint8Array(readFileSync(await template()))
  return openEmbedded(await startEmbedded({ kind: 'memory', contents }))
}

/** Makes a data folder ready for `openDatabase`, empty and migrated. */
export async function fillDataFolder(dataDir: string): Promise<void> {
  await unpackFolder(createReadStream(await template()), join(dataDir, 'database'))
}

/** The archive of a migrated cluster, kept between runs for as long as migrations and PGlite are the same. */
async function template(): Promise<string> {
  const file = join(cache, `cluster-${fingerprint()}.tar`)
  if (existsSync(file)) return file
  using folder = makeTestFolder()
  const database = await openDatabase({ dataDir: folder.path })
  await database.close()
  // Test files run in several processes at once: whoever is last wins, and nobody reads half a file.
  mkdirSync(cache, { recursive: true })
  const half = `${file}.${process.pid}`
  await pipeline(packFolder(join(folder.path, 'database')), createWriteStream(half))
  renameSync(half, file)
  return file
}

function fingerprint(): string {
  const hash = createHash('sha256')
  hash.update(createRequire(import.meta.url).resolve('@electric-sql/pglite'))
  const names = readdirSync(migrations).filter((name) => name.endsWith('.sql'))
  for (const name of names.sort()) hash.update(name).update(readFileSync(join(migrations, name)))
  return hash.digest('hex').slice(0, 16)
}
