/** A fresh, migrated database in memory for each test file that asks, without laying out a cluster each time. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openEmbedded, type OpenDatabase } from '../database/database.ts'
import { startEmbedded } from '../database/embedded/embedded.ts'

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url))
const cache = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url))

/** Opens an empty, migrated database that is nobody else's and is gone when closed. */
export async function openTestDatabase(): Promise<OpenDatabase> {
  const contents = await template()
  return openEmbedded(await startEmbedded({ kind: 'memory', contents }))
}

/** A migrated cluster as an archive, kept between runs for as long as migrations and PGlite are the same. */
async function template(): Promise<Uint8Array<ArrayBuffer>> {
  const file = join(cache, `cluster-${fingerprint()}.tar`)
  if (existsSync(file)) return new Uint8Array(readFileSync(file))
  const embedded = await startEmbedded({ kind: 'memory', contents: null })
  const { close } = await openEmbedded(embedded)
  const contents = await embedded.contents()
  await close()
  // Test files run in several processes at once: whoever is last wins, and nobody reads half a file.
  mkdirSync(cache, { recursive: true })
  const half = `${file}.${process.pid}`
  writeFileSync(half, contents)
  renameSync(half, file)
  return contents
}

function fingerprint(): string {
  const hash = createHash('sha256')
  hash.update(createRequire(import.meta.url).resolve('@electric-sql/pglite'))
  for (const name of readdirSync(migrations)
    .filter((name) => name.endsWith('.sql'))
    .sort()) {
    hash.update(name).update(readFileSync(join(migrations, name)))
  }
  return hash.digest('hex').slice(0, 16)
}
