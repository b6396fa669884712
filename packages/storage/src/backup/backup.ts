/**
 * Backups of the embedded database: one archive each, checked by opening it before it counts as one. A server's database
 * is backed up with PostgreSQL's own tools.
 */
import { createReadStream, createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline as pipe, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { openEmbedded, type OpenDatabase } from '../database/database.ts'
import { forcePath } from '../database/embedded/durable-files.ts'
import { startEmbedded } from '../database/embedded/embedded.ts'
import { compare, findDamage, summarize, type Summary } from './summary.ts'
import { packFolder, unpackFolder } from './tar.ts'

export class BackupUnsound extends Error {
  constructor(reason: string) {
    super(`The backup cannot be used: ${reason.replace(/\.$/, '')}.`)
  }
}

/**
 * Writes a backup of an embedded database to `file`, which is there only once it has been opened and found to hold the
 * same. Others wait while the files are copied; packing and checking go on beside them. Throws `BackupUnsound`.
 */
export async function writeBackup(database: OpenDatabase, file: string): Promise<void> {
  const work = `${file}.part`
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  try {
    const copy = join(work, 'copy')
    const summary = await copyCluster(database, copy)
    const archive = join(work, 'archive')
    await pipeline(packFolder(copy), createGzip({ level: 3 }), createWriteStream(archive))
    rmSync(copy, { recursive: true })
    await checkArchive(archive, join(work, 'check'), summary)
    forcePath(archive)
    renameSync(archive, file)
    forcePath(dirname(file))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Holding the one connection keeps everybody else from writing between the summary and the copy. */
async function copyCluster({ pool, copyFiles }: OpenDatabase, folder: string): Promise<Summary> {
  if (!copyFiles) throw new Error('A server is backed up with its own tools.')
  const client = await pool.connect()
  try {
    const summary = await summarize(client)
    await copyFiles(folder)
    return summary
  } finally {
    client.release()
  }
}

/** What a compressed archive holds. A file that cannot be read, or is damaged, fails whoever reads the stream. */
export function readArchive(file: string): Readable {
  return pipe(createReadStream(file), createGunzip(), () => {})
}

async function checkArchive(archive: string, folder: string, expected: Summary): Promise<void> {
  await unpackFolder(readArchive(archive), folder)
  const difference = await inCluster(folder, async ({ pool }) => {
    const client = await pool.connect()
    try {
      return compare(expected, await summarize(client)) ?? (await findDamage(client))
    } finally {
      client.release()
    }
  })
  if (difference) throw new BackupUnsound(difference)
}

async function inCluster<T>(folder: string, work: (database: OpenDatabase) => Promise<T>): Promise<T> {
  const database = await openEmbedded(await startEmbedded({ kind: 'folder', folder }))
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}
