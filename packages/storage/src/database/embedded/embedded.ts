/** Starts and speaks to the thread of the embedded database. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads'
import { forcePath } from './durable-files.ts'
import type { EmbeddedNotice, EmbeddedOptions, EmbeddedRequest } from './messages.ts'

export interface Embedded {
  /** Opens a connection of the wire protocol. */
  dial(): MessagePort
  /** Copies the cluster, as it is at one moment, into a folder that does not exist yet. */
  copy: (folder: string) => Promise<void>
  close(): Promise<void>
  /** Resolves, with why, when the thread ends without having been closed. */
  stopped: Promise<EmbeddedStopped>
}

/** The embedded database has ended by itself, because its files cannot be written or by a fault of its own. */
export class EmbeddedStopped extends Error {
  constructor(cause: unknown) {
    super(`The embedded database has stopped (${reasonOf(cause)}). Start again; nothing that was saved is lost.`, {
      cause,
    })
  }
}

/** The embedded database does not open. */
export class EmbeddedUnreadable extends Error {
  constructor(cause: unknown) {
    super(`The embedded database does not open (${reasonOf(cause)}). If it never does, restore the last backup.`, {
      cause,
    })
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'without a reason'
}

export function hasCluster(folder: string): boolean {
  return existsSync(join(folder, 'PG_VERSION'))
}

/** Lays out a cluster so that `folder` either is not there or is whole, wherever the process is killed. */
export async function layOutCluster(folder: string): Promise<void> {
  const part = `${folder}.part`
  rmSync(part, { recursive: true, force: true })
  const thread = new Thread({ kind: 'lay-out', folder: part })
  await thread.hear('closed')
  renameSync(part, folder)
  forcePath(dirname(folder))
}

export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const thread = new Thread(options)
  await thread.hear('ready').catch((error: unknown) => {
    throw new EmbeddedUnreadable(error instanceof EmbeddedStopped ? error.cause : error)
  })
  let closing = false
  return {
    dial() {
      const { port1, port2 } = new MessageChannel()
      thread.ask({ kind: 'connect', port: port2 }, [port2])
      return port1
    },
    async copy(folder) {
      thread.ask({ kind: 'copy', folder })
      const { error } = await thread.hear('copied')
      if (error) throw error
    },
    async close() {
      if (thread.hasEnded) return
      closing = true
      thread.ask({ kind: 'close' })
      await thread.hear('closed')
      await thread.end()
    },
    stopped: thread.stopped.then((reason) => (closing ? new Promise<never>(() => {}) : reason)),
  }
}

class Thread {
  readonly stopped: Promise<EmbeddedStopped>
  readonly #worker: Worker
  #end: EmbeddedStopped | null = null

  constructor(options: EmbeddedOptions) {
    this.#worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: options, execArgv: [] })
    this.#worker.on('error', (error) => (this.#end = new EmbeddedStopped(error)))
    this.#worker.on('message', (notice: EmbeddedNotice) => {
      if (notice.kind === 'failed') this.#end = new EmbeddedStopped(notice.error)
    })
    this.stopped = new Promise((resolve) => {
      this.#worker.on('exit', () => resolve((this.#end ??= new EmbeddedStopped(null))))
    })
  }

  get hasEnded(): boolean {
    return this.#end !== null
  }

  /** Throws `EmbeddedStopped` if the thread has ended. */
  ask(request: EmbeddedRequest, transfer: MessagePort[] = []): void {
    if (this.#end) throw this.#end
    this.#worker.postMessage(request, transfer)
  }

  /** Waits for a notice of that kind; rejects with `EmbeddedStopped` if the thread ends first. */
  hear<K extends EmbeddedNotice['kind']>(kind: K): Promise<Extract<EmbeddedNotice, { kind: K }>> {
    const { promise, resolve, reject } = Promise.withResolvers<Extract<EmbeddedNotice, { kind: K }>>()
    const take = (notice: EmbeddedNotice) => {
      if (notice.kind === kind) resolve(notice as Extract<EmbeddedNotice, { kind: K }>)
    }
    const giveUp = () => reject(this.#end ?? new EmbeddedStopped(null))
    this.#worker.on('message', take).on('exit', giveUp)
    return promise.finally(() => this.#worker.off('message', take).off('exit', giveUp))
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }
}
