import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Place } from '@intercoder/storage/testing'

/** A server in a process of its own, on one port through all its lives. */
export class KilledServer {
  readonly #env: NodeJS.ProcessEnv
  #child: ChildProcess | null = null
  port = 0

  constructor({ options }: Place) {
    this.#env = { DATA_DIR: options.dataDir, DATABASE_URL: options.url }
  }

  async start(): Promise<void> {
    const env = { ...process.env, ...this.#env, PORT: String(this.port) }
    const child = spawn(process.execPath, [join(import.meta.dirname, 'room-server.ts')], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#child = child
    const [said] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [unknown]
    this.port = Number(/listening (\d+)/.exec(String(said))?.[1])
    if (!this.port) throw new Error(`the server did not start: ${String(said)}`)
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
