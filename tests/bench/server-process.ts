/** A contender in a process of its own, on core 0 where the machine lets us choose, so that the load cannot starve it. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Contender } from './contenders.ts'

const canPin = spawnSync('taskset', ['-V']).status === 0

export class ServerProcess {
  readonly contender: Contender
  readonly dataDir = mkdtempSync(join(tmpdir(), 'intercoder-bench-'))
  port = 0
  #child: ChildProcess | null = null

  constructor(contender: Contender) {
    this.contender = contender
  }

  async start(): Promise<void> {
    this.port = this.port || (await freePort())
    const command = [process.execPath, join(import.meta.dirname, this.contender.program)]
    const [program = '', ...args] = canPin ? ['taskset', '-c', '0', ...command] : command
    const env = { ...process.env, ...this.contender.env, PORT: String(this.port), DATA_DIR: this.dataDir }
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
    this.#child = child
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => chunk.includes('ready') && resolve())
      child.once('exit', (code) => reject(new Error(`${this.contender.name} ended with ${code} before it was ready`)))
    })
  }

  get isRunning(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null
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
    const deadline = setTimeout(() => child.kill('SIGKILL'), 15_000)
    await ended
    clearTimeout(deadline)
  }

  async close(): Promise<void> {
    await this.end('SIGTERM')
    rmSync(this.dataDir, { recursive: true, force: true })
  }
}

/** Runs `body` against a freshly started contender and clears up after it, whatever happens. */
export async function withServer<T>(contender: Contender, body: (server: ServerProcess) => Promise<T>): Promise<T> {
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
