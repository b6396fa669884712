import type { Place } from '@intercoder/storage/testing'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** What is run, and what it says once it listens, with the port. */
interface Program {
  path: string
  says: RegExp
  env: NodeJS.ProcessEnv
}

/** Rooms alone. */
const rooms: Program = { path: 'room-server.ts', says: /listening (\d+)/, env: {} }
/** The whole server, as it is installed. */
export const house: Program = {
  path: '../../apps/server/src/main.ts',
  says: / is at http:\/\/[\d.]+:(\d+)/,
  env: { DEMO: 'off', LOG_LEVEL: 'error' },
}

/** A server in a process of its own, on one port through all its lives. */
export class KilledServer {
  readonly #program: Program
  readonly #env: NodeJS.ProcessEnv
  #child: ChildProcess | null = null
  port = 0

  constructor({ options }: Place, program = rooms) {
    this.#program = program
    this.#env = { ...program.env, DATA_DIR: options.dataDir, DATABASE_URL: options.url }
  }

  async start(): Promise<void> {
    const env = { ...process.env, ...this.#env, PORT: String(this.port) }
    const child = spawn(process.execPath, [join(import.meta.dirname, this.#program.path)], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#child = child
    let said = ''
    this.port = await new Promise((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        const port = this.#program.says.exec(said)?.[1]
        if (port) resolve(Number(port))
      })
      child.once('exit', () => reject(new Error(`the server did not start: ${said}`)))
    })
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child
    if (!child || child.exitCode !== null) return null
    const ended = once(child, 'exit') as Promise<[number | null]>
    child.kill(signal)
    const [code] = await ended
    return code
  }
}
