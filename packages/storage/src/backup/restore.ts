/** Puts a backup in the place of an embedded database, which is kept beside it. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openEmbedded } from '../database/database.ts'
import { forceFolder, forcePath } from '../database/embedded/durable-files.ts'
import { hasCluster, startEmbedded } from '../database/embedded/embedded.ts'
import { lockFolder } from '../database/embedded/folder-lock.ts'
import { BackupUnsound, readArchive } from './backup.ts'
import { stampOf } from './backup-name.ts'
import { findDamage } from './summary.ts'
import { unpackFolder } from './tar.ts'

export interface Restored {
  /** Where the database is now that was there before; null if there was none. */
  replaced: string | null
}

/**
 * Restores `file`, an archive that `writeBackup` made, into a data folder no server has open. Nothing is replaced
 * before the backup has been opened and read through. `at` names what was replaced. Throws `FolderInUse`,
 * `BackupUnsound`.
 */
export async function restoreBackup(dataDir: string, file: string, at: number): Promise<Restored> {
  const folder = resolve(dataDir)
  mkdirSync(folder, { recursive: true })
  const unlock = lockFolder(folder)
  const restored = join(folder, 'restored.part')
  try {
    rmSync(restored, { recursive: true, force: true })
    await unpackSound(file, restored)
    return putInPlace(restored, folder, at)
  } finally {
    rmSync(restored, { recursive: true, force: true })
    unlock()
  }
}

async function unpackSound(file: string, folder: string): Promise<void> {
  try {
    await unpackFolder(readArchive(file), folder)
  } catch (error) {
    throw new BackupUnsound(error instanceof Error ? error.message : String(error))
  }
  if (!hasCluster(folder)) throw new BackupUnsound('there is no database in it')
  const database = await openEmbedded(await startEmbedded({ kind: 'folder', folder }))
  try {
    const damage = await findDamage(database.pool)
    if (damage) throw new BackupUnsound(damage)
  } finally {
    await database.close()
  }
  forceFolder(folder)
}

function putInPlace(restored: string, folder: string, at: number): Restored {
  const place = join(folder, 'database')
  const replaced = existsSync(place) ? join(folder, `database.before-${stampOf(at)}`) : null
  if (replaced) renameSync(place, replaced)
  renameSync(restored, place)
  forcePath(folder)
  return { replaced }
}
