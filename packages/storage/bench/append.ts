/**
 * How fast the log takes groups of updates, and how long the slowest group waits: `node packages/storage/bench/append.ts`.
 * Embedded in a folder of its own, and on the server at TEST_DATABASE_URL if one is given (its log is emptied).
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AccountId } from '@intercoder/domain'
import { createDocumentLog, openDatabase, type DocumentLog, type PendingUpdate } from '../src/index.ts'

const DOCUMENTS = 50
const UPDATE_BYTES = 280
const SECONDS = 4

const dataDir = mkdtempSync(join(tmpdir(), 'intercoder-bench-'))
const url = process.env['TEST_DATABASE_URL']
for (const place of url ? [undefined, url] : [undefined]) {
  const database = await openDatabase({ url: place, dataDir })
  await database.pool.query('truncate document, document_update, document_snapshot')
  const log = createDocumentLog(database.pool)
  console.log(`\n${database.kind}: ${UPDATE_BYTES}-byte updates, ${DOCUMENTS} documents, ${SECONDS} s a line`)
  for (const size of [1, 10, 100, 500]) console.log(await measure(log, size))
  await database.close()
}
rmSync(dataDir, { recursive: true })

async function measure(log: DocumentLog, size: number): Promise<string> {
  const times: number[] = []
  const end = performance.now() + SECONDS * 1000
  const start = performance.now()
  while (performance.now() < end) {
    const group = makeGroup(size)
    const before = performance.now()
    await log.append(group)
    times.push(performance.now() - before)
  }
  const rows = Math.round((times.length * size) / ((performance.now() - start) / 1000))
  times.sort((one, other) => one - other)
  const at = (share: number) => `${(times[Math.floor((times.length - 1) * share)] ?? NaN).toFixed(2)} ms`.padStart(10)
  return `${String(size).padStart(4)} a group ${String(rows).padStart(8)} rows/s  p50 ${at(0.5)}  p99 ${at(0.99)}  longest ${at(1)}`
}

function makeGroup(size: number): PendingUpdate[] {
  return Array.from({ length: size }, (_, index) => ({
    document: `layer/bench-${Math.floor(Math.random() * DOCUMENTS)}`,
    account: 'account-bench' as AccountId,
    at: index,
    update: randomBytes(UPDATE_BYTES),
  }))
}
