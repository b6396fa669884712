/** Reads files that people bring. Hostile ones are ended with their thread: promise P6. */
import { refuse, type Result } from '@intercoder/domain'
import { Worker } from 'node:worker_threads'
import type { UnreadableFile } from '../http/refusal.ts'
import type { FileAnswer, FileJob, ReadFile } from './file-job.ts'

export interface FileReader {
  read(job: FileJob): Promise<Result<ReadFile, UnreadableFile>>
}

export interface FileReaderOptions {
  /** How long a file may take, in milliseconds, from when its turn comes. */
  deadlineMs: number
  memoryMb: number
  /** More than these wait for their turn. */
  atOnce: number
}

const standard: FileReaderOptions = { deadlineMs: 5_000, memoryMb: 512, atOnce: 2 }

export function createFileReader(options: Partial<FileReaderOptions> = {}): FileReader {
  const { deadlineMs, memoryMb, atOnce } = { ...standard, ...options }
  const waiting: (() => void)[] = []
  let free = atOnce

  async function read(job: FileJob): Promise<Result<ReadFile, UnreadableFile>> {
    if (free === 0) await new Promise<void>((resume) => waiting.push(resume))
    else free--
    try {
      return await readInThread(job, deadlineMs, memoryMb)
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }

  return { read }
}

/** Rejects only where reading is at fault rather than the file. */
function readInThread(job: FileJob, deadlineMs: number, memoryMb: number): Promise<Result<ReadFile, UnreadableFile>> {
  const thread = new Worker(new URL('./file-thread.ts', import.meta.url), {
    workerData: job,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64 },
  })
  return new Promise<Result<ReadFile, UnreadableFile>>((resolve, reject) => {
    const slow = setTimeout(() => resolve(refuse({ kind: 'too-slow', seconds: deadlineMs / 1000 })), deadlineMs)
    thread.once('message', (answer: FileAnswer) => resolve(answer))
    thread.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(refuse({ kind: 'too-hungry' }))
      else reject(error)
    })
    thread.once('exit', () => {
      clearTimeout(slow)
      reject(new Error('the thread that read a file ended without a word'))
    })
  }).finally(() => void thread.terminate())
}
