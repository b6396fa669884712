import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../database/database.ts'
import { createDocumentLog } from '../../log/postgres-document-log.ts'
import type { Engine, Place } from '../engines.ts'
import { makeRandom } from '../random.ts'
import { textOf, update } from './subject.ts'

const ROUNDS = 4

export function describeKilling(engine: Engine): void {
  test('P2 kill -9 in mid-append loses nothing that was acknowledged', { timeout: 120_000 }, async () => {
    const place = await engine.makePlace()
    onTestFinished(() => place.remove())
    const random = makeRandom(4321)
    const acknowledged = new Map<string, string>()
    for (let round = 0; round < ROUNDS; round++) {
      const fresh = await appendUntilKilled(place, round, 20 + random.below(400))
      for (const [row, text] of fresh) acknowledged.set(row, text)
      await expectAllThere(place, acknowledged)
    }
    expect(acknowledged.size).toBeGreaterThan(ROUNDS * 20)
  })
}

/** Has another process append, kills it as soon as it has reported `limit` groups, and gives what it reported. */
async function appendUntilKilled(place: Place, round: number, limit: number): Promise<Map<string, string>> {
  const script = fileURLToPath(new URL('./append-for-ever.ts', import.meta.url))
  const child = spawn(process.execPath, [script, JSON.stringify(place.options), `round-${round}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  const acknowledged = new Map<string, string>()
  let groups = 0
  for await (const line of createInterface({ input: child.stdout })) {
    const report = readReport(line)
    if (!report) continue
    for (const [row, text] of report) acknowledged.set(row, text)
    if (++groups === limit) child.kill('SIGKILL')
  }
  expect(await exit).toEqual([null, 'SIGKILL'])
  expect(groups).toBeGreaterThanOrEqual(limit)
  return acknowledged
}

/** The last line may have been cut off by the kill; then its group was not reported. */
function readReport(line: string): [row: string, text: string][] | null {
  try {
    return JSON.parse(line) as [string, string][]
  } catch {
    return null
  }
}

async function expectAllThere(place: Place, acknowledged: ReadonlyMap<string, string>): Promise<void> {
  const database = await openDatabase(place.options)
  const log = createDocumentLog(database.pool)
  const found = new Map<string, string>()
  for (const document of new Set([...acknowledged.keys()].map((row) => row.split('#')[0] ?? ''))) {
    // Loading checks that there are no holes.
    const { tail } = await log.load(document)
    for (const logged of tail) found.set(`${document}#${logged.seq}`, textOf(logged))
    // A server may still be finishing what the killed process had sent.
    expect((await log.append([update(document, 'after')]))[0]).toBeGreaterThan(tail.length)
  }
  const lost = [...acknowledged].filter(([row, text]) => found.get(row) !== text)
  expect(lost).toEqual([])
  await database.close()
}
