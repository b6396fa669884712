/**
 * A disk that forgets what nobody forced it to keep: it can show at any time what would be left if the power failed
 * now. It forgets the content of files, not their names.
 */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { DurableFiles } from '../database/embedded/durable-files.ts'

interface Stream {
  path: string
}

/** The part of Emscripten's runtime that is meant here; its types do not name it. */
interface Operations {
  write: (stream: Stream, ...rest: unknown[]) => number
  fsync: (stream: Stream) => number
}

/** Where PGlite mounts the folder of a cluster. */
const MOUNT = '/pglite/data'

export class ForgetfulFiles extends DurableFiles {
  /** Files written since they were last forced, with what they held then; null for those that were not there. */
  readonly #unforced = new Map<string, Buffer | null>()

  constructor(folder: string) {
    super(folder, (error) => {
      throw error
    })
  }

  override async init(...args: Parameters<DurableFiles['init']>): ReturnType<DurableFiles['init']> {
    const { emscriptenOpts } = await super.init(...args)
    const install = (runtime: unknown) => {
      this.#watch((runtime as { NODEFS: { stream_ops: Operations } }).NODEFS.stream_ops)
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), install] } }
  }

  #watch(operations: Operations): void {
    const { write, fsync } = operations
    operations.write = (stream, ...rest) => {
      const name = relative(MOUNT, stream.path)
      if (!this.#unforced.has(name)) this.#unforced.set(name, readIfThere(join(this.rootDir, name)))
      return write(stream, ...rest)
    }
    operations.fsync = (stream) => {
      this.#unforced.delete(relative(MOUNT, stream.path))
      return fsync(stream)
    }
  }

  /** Writes to `folder` what would be on the disk after a power cut at this moment. */
  cutPower(folder: string): void {
    cpSync(this.rootDir, folder, { recursive: true })
    for (const [name, content] of this.#unforced) {
      if (content === null) rmSync(join(folder, name), { force: true })
      else writeFileSync(join(folder, name), content)
    }
  }
}

function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch {
    return null
  }
}
