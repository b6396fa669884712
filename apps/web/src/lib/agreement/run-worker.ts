import type { Job, Report } from './job.ts'

/** A worker that could not be had, or broke off, says so once and nothing more. */
export type Heard = Report | { kind: 'failed' }

/** Runs a job beside the page; answers the way to stop it. */
export type RunJob = (job: Job, hear: (heard: Heard) => void) => () => void

export const runInWorker: RunJob = (job, hear) => {
  const worker = new Worker(new URL('./figures.worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<Report>) => hear(data))
  worker.addEventListener('error', () => hear({ kind: 'failed' }))
  worker.postMessage(job)
  return () => worker.terminate()
}
