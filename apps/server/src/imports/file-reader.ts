/** Reads files that people bring, in threads. A hostile file is ended with its thread: promise P6. */
import { refuse, type Result } from '@intercoder/domain'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { UnreadableFile } from '../http/refusal.ts'
import type { FileAnswer, FileJob, ReadFile } from './file-job.ts'

export interface FileReader {
  read(job: FileJob): Promise<Result<ReadFile, UnreadableFile>>
}

export interface FileReaderOptions {
  /** How long reading a file may take, in milliseconds, once its turn has come. */
  deadlineMs: number
  memoryMb: number
  /** More than these wait for their turn. */
  atOnce: number
  /** How long a thread is kept for the next file. */
  restMs: number
}

const standard: FileReaderOptions = { deadlineMs: 4_500, memoryMb: 512, atOnce: 2, restMs: 10_000 }

export function createFileReader(options: Partial<FileReaderOptions> = {}): FileReader {
  const { deadlineMs, memoryMb, atOnce, restMs } = { ...standard, ...options }
  const waiting: (() => void)[] = []
  const resting: Worker[] = []
  let free = atOnce

  async function read(job: FileJob): Promise<Result<ReadFile, UnreadableFile>> {
    if (free === 0) await new Promise<void>((resume) => waiting.push(resume))
    else free--
    try {
      return await readInThread(job)
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }

  async function readInThread(job: FileJob): Promise<Result<ReadFile, UnreadableFile>> {
    const thread = resting.pop() ?? (await startThread(memoryMb))
    const read = await handOver(thread, job, deadlineMs)
    if (read === 'slow') void thread.terminate()
    else if (read !== 'hungry') rest(thread)
    if (read === 'slow') return refuse({ kind: 'too-slow', seconds: deadlineMs / 1000 })
    return read === 'hungry' ? refuse({ kind: 'too-hungry' }) : read
  }

  function rest(thread: Worker): void {
    resting.push(thread)
    setTimeout(() => {
      const place = resting.indexOf(thread)
      if (place < 0) return
      resting.splice(place, 1)
      void thread.terminate()
    }, restMs).unref()
  }

  return { read }
}

async function startThread(memoryMb: number): Promise<Worker> {
  const thread = new Worker(new URL('./file-thread.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64 },
  })
  // Whoever waits for an answer hears of a failure; one that comes after nobody waits any more must not end the server.
  thread.on('error', () => {})
  await once(thread, 'message')
  thread.unref()
  return thread
}

/** Rejects only where reading is at fault rather than the file. */
async function handOver(thread: Worker, job: FileJob, deadlineMs: number): Promise<FileAnswer | 'slow' | 'hungry'> {
  const done = new AbortController()
  const { signal } = done
  thread.postMessage(job)
  const slow = new Promise<'slow'>((resolve) => {
    const timer = setTimeout(() => resolve('slow'), deadlineMs)
    signal.addEventListener('abort', () => clearTimeout(timer))
  })
  try {
    return await Promise.race([once(thread, 'message', { signal }).then(([answer]) => answer as FileAnswer), slow])
  } catch (error) {
    void thread.terminate()
    if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') return 'hungry'
    throw error
  } finally {
    done.abort()
  }
}
