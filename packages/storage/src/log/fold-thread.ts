/** Folding takes as long as its document is large, so it happens on a thread where nobody waits for a room. */
import { parentPort } from 'node:worker_threads'
import { fold, type Fold } from './fold.ts'

if (!parentPort) throw new Error('This file runs as a worker thread.')
const main = parentPort

main.on('message', (request: Fold) => {
  const result = fold(request)
  main.postMessage(result, result.ok ? [result.value.state.buffer] : [])
})
