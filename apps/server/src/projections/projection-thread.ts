/** Reads documents beside the server, so that a long transcript never holds up a room. */
import { parentPort } from 'node:worker_threads'
import type { ProjectionNotice, ProjectionRequest } from './projected.ts'
import { Shelves } from './shelves.ts'

/** Changes of so long are told together; counts are promised within half a second. */
const gatherMs = 250

const shelves = new Shelves()
let due: NodeJS.Timeout | null = null

function tell(): void {
  if (due) clearTimeout(due)
  due = null
  const documents = shelves.tell()
  if (documents.length > 0) say({ kind: 'projected', documents })
}

function say(notice: ProjectionNotice): void {
  parentPort?.postMessage(notice)
}

parentPort?.on('message', (request: ProjectionRequest) => {
  switch (request.kind) {
    case 'open':
      shelves.open(request.shelf, request.updates, request.seq)
      due ??= setTimeout(tell, gatherMs)
      return
    case 'follow':
      shelves.follow(request.shelf, request.update, request.seq)
      due ??= setTimeout(tell, gatherMs)
      return
    case 'put-away':
      tell()
      shelves.putAway(request.shelf)
      return
    case 'flush':
      tell()
      say({ kind: 'answered', id: request.id })
  }
})
