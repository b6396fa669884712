import { runJob, type Job } from './job.ts'

// One job a worker: whoever wants another one ends this.
addEventListener('message', ({ data }: MessageEvent<Job>) => {
  for (const report of runJob(data)) postMessage(report)
})
