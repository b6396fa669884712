/** The thread of the embedded database: PGlite behind the PostgreSQL wire protocol, one client at a time. */
import { PGlite } from '@electric-sql/pglite'
import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import type { EmbeddedNotice, EmbeddedOptions, EmbeddedRequest } from './messages.ts'
import { createFrontendMessages, simpleQuery } from './frontend-messages.ts'

if (!parentPort) throw new Error('This file runs as a worker thread.')
const main = parentPort
const { folder, contents } = workerData as EmbeddedOptions
const database = await PGlite.create({
  dataDir: folder ?? 'memory://',
  ...(contents ? { loadDataDir: new Blob([contents]) } : {}),
})

main.on('message', (request: EmbeddedRequest) => {
  if (request.kind === 'connect') serve(request.port)
  else if (request.kind === 'contents') void sendContents()
  else void close()
})
notify({ kind: 'ready' })

/** Everything about one statement happens in one turn of this thread's loop, so statements never overlap. */
function serve(port: MessagePort): void {
  const messages = createFrontendMessages()
  let started = false
  port.on('message', (bytes: Uint8Array) => {
    const ready = messages.take(bytes)
    if (!ready) return
    if (!started) forgetLastClient()
    started = true
    port.postMessage(database.execProtocolRawSync(ready))
  })
}

/**
 * PGlite has one session for all its clients: what one leaves open must not reach the next. Done when the next one
 * starts, because the end of the last may be heard after that.
 */
function forgetLastClient(): void {
  database.execProtocolRawSync(simpleQuery('rollback'))
  database.execProtocolRawSync(simpleQuery('discard all'))
}

async function sendContents(): Promise<void> {
  const file = await database.dumpDataDir('none')
  notify({ kind: 'contents', contents: new Uint8Array(await file.arrayBuffer()) })
}

async function close(): Promise<void> {
  await database.close()
  notify({ kind: 'closed' })
  main.close()
}

function notify(notice: EmbeddedNotice): void {
  main.postMessage(notice)
}
