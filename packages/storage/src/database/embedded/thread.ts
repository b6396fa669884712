/** The thread of the embedded database: PGlite behind the PostgreSQL wire protocol, one client at a time. */
import { PGlite } from '@electric-sql/pglite'
import { constants, cpSync } from 'node:fs'
import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { DurableFiles, durableStart, forceFolder } from './durable-files.ts'
import { createFrontendMessages, simpleQuery } from './frontend-messages.ts'
import type { EmbeddedNotice, EmbeddedOptions, EmbeddedRequest } from './messages.ts'

if (!parentPort) throw new Error('This file runs as a worker thread.')
const main = parentPort
const options = workerData as EmbeddedOptions
const database = await open()

if (options.kind === 'lay-out') {
  await close()
} else {
  main.on('message', (request: EmbeddedRequest) => {
    if (request.kind === 'connect') serve(request.port)
    else if (request.kind === 'copy') copy(request.folder)
    else void close()
  })
  notify({ kind: 'ready' })
}

function open(): Promise<PGlite> {
  if (options.kind !== 'memory') {
    return PGlite.create({ fs: new DurableFiles(options.folder, endThread), startParams: durableStart })
  }
  return PGlite.create({
    dataDir: 'memory://',
    ...(options.contents ? { loadDataDir: new Blob([options.contents]) } : {}),
  })
}

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

/** Nothing else runs meanwhile, so the copy is what a power cut at this moment would leave: WAL makes it whole. */
function copy(folder: string): void {
  let error: unknown = null
  try {
    if (options.kind !== 'folder') throw new Error('Only a cluster in a folder can be copied.')
    cpSync(options.folder, folder, {
      recursive: true,
      mode: constants.COPYFILE_FICLONE,
      errorOnExist: true,
      force: false,
    })
  } catch (failure) {
    error = failure
  }
  notify({ kind: 'copied', error })
}

async function close(): Promise<void> {
  await database.close()
  if (options.kind === 'lay-out') forceFolder(options.folder)
  notify({ kind: 'closed' })
  main.close()
}

function endThread(error: unknown): never {
  notify({ kind: 'failed', error })
  process.exit(1)
}

function notify(notice: EmbeddedNotice): void {
  main.postMessage(notice)
}
