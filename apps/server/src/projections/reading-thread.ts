/** The thread in which documents are read, as the server sees it. It starts when there is something to read. */
import { Worker } from 'node:worker_threads'
import type { Logger } from '../rooms/index.ts'
import type { ProjectedDocument, ProjectionNotice, ProjectionRequest } from './projected.ts'

interface Parts {
  logger: Logger
  onProjected: (documents: ProjectedDocument[]) => void
  /** It has broken off, with all that was open in it. The next request starts another. */
  onBroken: () => void
}

export class ReadingThread {
  /** How often it has broken off. */
  breaks = 0
  readonly #parts: Parts
  /** Who waits for an answer; told whether it came, or the thread is no more. */
  readonly #answers = new Map<number, (isAnswered: boolean) => void>()
  #worker: Worker | null = null
  #asked = 0
  #isClosed = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  send(request: ProjectionRequest): void {
    if (this.#isClosed) return
    this.#worker ??= this.#start()
    this.#worker.postMessage(request)
  }

  /** Has it tell of everything now. Resolves once that was handed on, at once where none runs; false if it broke off or is closed. */
  async flush(): Promise<boolean> {
    if (!this.#worker || this.#isClosed) return !this.#isClosed
    const id = ++this.#asked
    return new Promise((resolve) => {
      this.#answers.set(id, resolve)
      this.send({ kind: 'flush', id })
      // Somebody waits, so the process must not end before the answer.
      this.#worker?.ref()
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(new URL('./projection-thread.ts', import.meta.url), { execArgv: [] })
    worker.unref()
    worker.on('message', (notice: ProjectionNotice) => this.#hear(notice))
    worker.once('error', (error) => this.#parts.logger.error({ err: error }, 'the thread of the read models failed'))
    worker.once('exit', () => this.#forget())
    return worker
  }

  #hear(notice: ProjectionNotice): void {
    if (notice.kind === 'projected') return this.#parts.onProjected(notice.documents)
    this.#answers.get(notice.id)?.(true)
    this.#answers.delete(notice.id)
    if (this.#answers.size === 0) this.#worker?.unref()
  }

  #forget(): void {
    this.#worker = null
    this.breaks++
    this.#parts.onBroken()
    for (const resolve of this.#answers.values()) resolve(false)
    this.#answers.clear()
  }
}
