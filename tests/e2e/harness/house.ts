/** A running installation: the real server in a process of its own, on a free port, with a data folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../..')

/** Laying out the study takes seconds, and on a busy machine minutes. */
export const patienceMs = 240_000

export class House {
  url: string
  dataDir: string
  #port: number
  #process: ChildProcess | null = null
  /** Whether it shows the demo people, and seeds the study where nobody is yet. */
  #demo = false
  #output = ''

  constructor(dataDir: string, port: number) {
    this.dataDir = dataDir
    this.#port = port
    this.url = `http://127.0.0.1:${port}`
  }

  /** A house with a data folder copied from `template`, or with an empty one. `demo` seeds the study on an empty one. */
  static async open(options: { template?: string; demo?: boolean } = {}): Promise<House> {
    const dataDir = await mkdtemp(join(tmpdir(), 'intercoder-e2e-'))
    if (options.template) await cp(options.template, dataDir, { recursive: true })
    const house = new House(dataDir, await freePort())
    house.#demo = options.demo ?? options.template !== undefined
    await house.start()
    return house
  }

  async start(): Promise<void> {
    const env = {
      ...process.env,
      PORT: String(this.#port),
      HOST: '127.0.0.1',
      ORIGIN: this.url,
      DATA_DIR: this.dataDir,
      DEMO: this.#demo ? 'on' : 'off',
      LOG_LEVEL: 'warn',
      DATABASE_URL: '',
    }
    const child = spawn(process.execPath, ['apps/server/src/main.ts'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', (chunk) => (this.#output += chunk))
    child.stderr.on('data', (chunk) => (this.#output += chunk))
    this.#process = child
    await this.#ready(child)
  }

  /** As a power-off would: nothing is flushed. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM')
  }

  async close(): Promise<void> {
    await this.stop()
    await rm(this.dataDir, { recursive: true, force: true })
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process
    this.#process = null
    if (!child || child.exitCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  async #ready(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + patienceMs
    while (Date.now() < deadline) {
      if (child.exitCode !== null) throw new Error(`the server ended before it was ready:\n${this.#output}`)
      const answer = await fetch(`${this.url}/readyz`).catch(() => null)
      if (answer?.ok) return
      await new Promise((next) => setTimeout(next, 50))
    }
    throw new Error(`the server was not ready in ${patienceMs / 60_000} minutes:\n${this.#output}`)
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (typeof address !== 'object' || !address) throw new Error('no port could be had')
  return address.port
}
