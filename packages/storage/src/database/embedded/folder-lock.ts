/**
 * Keeps two processes from opening one embedded database. The lock is the operating system's, taken by way of SQLite
 * on an empty file: it ends with its process however that ends, and it holds across containers that share a folder,
 * where a file with a process id in it would do neither.
 */
import { DatabaseSync } from 'node:sqlite'

export class FolderInUse extends Error {
  readonly folder: string

  constructor(folder: string) {
    super(
      `The data folder ${folder} is in use by another running Intercoder. Stop that one first, or choose another folder.`,
    )
    this.folder = folder
  }
}

/** Takes the lock and gives back how to release it. Throws `FolderInUse`. */
export function lockFolder(folder: string): () => void {
  const file = new DatabaseSync(`${folder}/database.lock`)
  try {
    file.exec('begin exclusive')
  } catch {
    file.close()
    throw new FolderInUse(folder)
  }
  return () => file.close()
}
