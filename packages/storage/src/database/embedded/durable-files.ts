/**
 * The file system of the embedded database, with what PGlite leaves out: when PostgreSQL asks for a file to be forced
 * to the disk, it is. Without it a commit survives the death of the process but not a power cut.
 */
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { closeSync, fstatSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * PGlite starts PostgreSQL with `-F`, no forcing at all. WAL is forced by fsync because the other way, fdatasync, is a
 * call that PGlite's runtime never hands on to the file system. Nothing runs beside the one session that could write
 * checkpoints ahead of time, so a limit on WAL keeps each of them, and a start after a crash, short.
 */
export const durableStart = [
  ...PGlite.defaultStartParams.filter((flag) => flag !== '-F'),
  ...['-c', 'wal_sync_method=fsync'],
  ...['-c', 'max_wal_size=64MB'],
]

type Init = NodeFS['init']
/** The part of Emscripten's runtime that is meant here; its types do not name it. */
interface Runtime {
  NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } }
}

export class DurableFiles extends NodeFS {
  readonly #fail: (error: unknown) => never

  /**
   * `fail` is called when a file cannot be forced, and must end the thread: PostgreSQL would end here too, for what it
   * acknowledged from then on might not be there after all.
   */
  constructor(folder: string, fail: (error: unknown) => never) {
    super(folder)
    this.#fail = fail
  }

  override async init(...args: Parameters<Init>): ReturnType<Init> {
    const { emscriptenOpts } = await super.init(...args)
    const install = (runtime: unknown) => {
      ;(runtime as Runtime).NODEFS.stream_ops.fsync = ({ nfd }) => this.#force(nfd)
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), install] } }
  }

  #force(descriptor: number): number {
    try {
      fsyncSync(descriptor)
      return 0
    } catch (error) {
      if (isFolder(descriptor)) return CANNOT_FORCE
      return this.#fail(error)
    }
  }
}

/** Some systems cannot force a folder. PostgreSQL knows this answer (EINVAL of WASI) and goes on. */
const CANNOT_FORCE = 28

function isFolder(descriptor: number): boolean {
  return fstatSync(descriptor).isDirectory()
}

/** Forces everything in a folder to the disk, the folder itself last. */
export function forceFolder(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) forceFolder(path)
    else if (entry.isFile()) forcePath(path)
  }
  forcePath(folder)
}

/** Forces one file, or the names in one folder, to the disk. */
export function forcePath(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } catch (error) {
    if (!isFolder(descriptor)) throw error
  } finally {
    closeSync(descriptor)
  }
}
