/** Appends groups to a database, several on the way at once, and reports each that is acknowledged, until it is killed. */
import { writeSync } from 'node:fs'
import { openDatabase, type DatabaseOptions } from '../../database/database.ts'
import { createDocumentLog } from '../../log/postgres-document-log.ts'
import type { AccountId } from '@intercoder/domain'

const [options = '', name = ''] = process.argv.slice(2)
const database = await openDatabase(JSON.parse(options) as DatabaseOptions)
const log = createDocumentLog(database.pool)
let count = 0

async function appendForEver(): Promise<never> {
  for (;;) {
    const group = Array.from({ length: 1 + (count % 40) }, () => makeUpdate(`${name} ${count++}`))
    const seqs = await log.append(group.map(({ pending }) => pending))
    const report = group.map(({ pending, text }, index) => [`${pending.document}#${seqs[index] ?? ''}`, text])
    // Not buffered: what is reported is acknowledged, and what is acknowledged must not be lost.
    writeSync(1, `${JSON.stringify(report)}\n`)
  }
}

function makeUpdate(text: string) {
  const pending = {
    document: `layer/killed-${count % 7}`,
    account: 'account-anna' as AccountId,
    at: Date.now(),
    update: new TextEncoder().encode(text),
  }
  return { pending, text }
}

await Promise.all([appendForEver(), appendForEver(), appendForEver()])
