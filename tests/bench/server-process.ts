/** A server in a process of its own, on core 0 where the machine lets us choose, so that the load cannot starve it. */
import { findEngines, makeTestFolder, type Place } from '@intercoder/storage/testing'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Contender } from './contenders.ts'

const canPin = spawnSync('taskset', ['-V']).status === 0
const engines = await findEngines()
const postgres = engines.find(({ name }) => name === 'PostgreSQL')
export const postgresIsThere = postgres?.unreachable === null

/** Whoever breaks off a run leaves no server, folder or database behind. */
const open = new Set<{ close(): Promise<void> }>()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void closeAll().then(() => process.exit(1)))

async function closeAll(): Promise<void> {
  await Promise.allSettled([...open].map((server) => server.close()))
}

/** What a process needs to know of what it runs. */
export interface Program {
  name: string
  program: string
  /** What it prints once it can be reached. */
  says: string
  /** Where it keeps things: a way of its own in a data folder, or one of our two engines. */
  store: 'own' | 'PGlite' | 'PostgreSQL'
}

export class ServerProcess<P extends Program = Contender> {
  readonly contender: P
  port = 0
  #place: Place | null = null
  #child: ChildProcess | null = null

  constructor(contender: P) {
    this.contender = contender
  }

  /** Starts it, again on what it left where it has been started before. */
  async start(): Promise<void> {
    open.add(this)
    this.port = this.port || (await freePort())
    this.#place ??= await makePlace(this.contender)
    const { url = '', dataDir } = this.#place.options
    const command = [process.execPath, join(import.meta.dirname, this.contender.program)]
    const [program = '', ...args] = canPin ? ['taskset', '-c', '0', ...command] : command
    const env = { ...process.env, PORT: String(this.port), DATA_DIR: dataDir, DATABASE_URL: url, LOG_LEVEL: 'warn' }
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
    this.#child = child
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => chunk.includes(this.contender.says) && resolve())
      child.once('exit', (code) => reject(new Error(`${this.contender.name} ended with ${code} before it was ready`)))
    })
  }

  get isRunning(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** Stops it in its tracks, whatever it is doing, until `release`. */
  hold(): void {
    this.#child?.kill('SIGSTOP')
  }

  release(): void {
    this.#child?.kill('SIGCONT')
  }

  /** Resident memory in megabytes. */
  memory(): number {
    const status = readFileSync(`/proc/${this.#child?.pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child
    if (!child || !this.isRunning) return
    const ended = once(child, 'exit')
    child.kill(signal)
    this.release()
    const deadline = setTimeout(() => child.kill('SIGKILL'), 15_000)
    await ended
    clearTimeout(deadline)
  }

  async close(): Promise<void> {
    await this.end('SIGTERM')
    await this.#place?.remove()
    open.delete(this)
  }
}

/** A data folder, empty but for our contender, whose cluster is laid out; or a scratch database. */
async function makePlace({ store }: Program): Promise<Place> {
  if (store === 'own') {
    const folder = makeTestFolder()
    return { options: { dataDir: folder.path }, remove: async () => folder[Symbol.dispose]() }
  }
  const engine = engines.find(({ name }) => name === store)
  if (!engine) throw new Error(`there is no ${store} to be had`)
  return engine.makePlace()
}

/** Runs `body` against a freshly started contender and clears up after it, whatever happens. */
export async function withServer<T, P extends Program>(
  contender: P,
  body: (server: ServerProcess<P>) => Promise<T>,
): Promise<T> {
  const server = new ServerProcess(contender)
  try {
    await server.start()
    return await body(server)
  } finally {
    await server.close()
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
