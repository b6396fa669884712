import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { openDatabase, type OpenDatabase } from '../database/database.ts'
import { createDocumentLog } from '../log/postgres-document-log.ts'
import { readTexts, update } from '../testing/contract/subject.ts'
import { fillDataFolder } from '../testing/test-database.ts'
import { makeTestFolder, type TestFolder } from '../testing/test-folder.ts'
import { nameBackup } from './backup-name.ts'
import { writeBackup } from './backup.ts'
import { delayUntilDue, keepBackups, listBackups, type BackupOutcome } from './keep-backups.ts'
import { restoreBackup } from './restore.ts'

// Laying out and opening whole databases: seconds each, and more on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const HOUR = 60 * 60 * 1000
const NOW = Date.parse('2026-03-01T09:30:00Z')

let folder: TestFolder
let database: OpenDatabase

beforeAll(async () => {
  folder = makeTestFolder()
  await fillDataFolder(folder.path)
  database = await openDatabase({ dataDir: folder.path })
})

afterAll(async () => {
  await database.close()
  folder[Symbol.dispose]()
})

describe('a backup', () => {
  test('restores what there was when it was made, and keeps what it replaces', async () => {
    using place = makeTestFolder()
    const log = createDocumentLog(database.pool)
    await log.append([update('layer/restored', 'before')])
    const file = join(place.path, nameBackup(NOW))
    // Work goes on while a backup is made.
    await Promise.all([writeBackup(database, file), log.append([update('layer/other', 'meanwhile')])])
    await log.append([update('layer/restored', 'after')])
    expect(readdirSync(place.path)).toEqual([nameBackup(NOW)])

    const dataDir = join(place.path, 'data')
    expect(await restoreBackup(dataDir, file, NOW)).toEqual({ replaced: null })
    expect(await restoreBackup(dataDir, file, NOW)).toEqual({
      replaced: join(dataDir, 'database.before-2026-03-01T09-30-00Z'),
    })
    const restored = await openDatabase({ dataDir })
    expect(await readTexts(createDocumentLog(restored.pool), 'layer/restored')).toEqual(['1:before'])
    await restored.close()
    expect(readdirSync(dataDir).sort()).toEqual(['database', 'database.before-2026-03-01T09-30-00Z', 'database.lock'])
  })

  test('is not kept when what it was made from is damaged', async () => {
    using place = makeTestFolder()
    const log = createDocumentLog(database.pool)
    await log.append(['a', 'b', 'c'].map((text) => update('layer/damaged', text)))
    await database.pool.query(`delete from document_update where document = 'layer/damaged' and seq = 2`)
    const file = join(place.path, nameBackup(NOW))
    await expect(writeBackup(database, file)).rejects.toThrow(
      'The backup cannot be used: the log of layer/damaged has a hole.',
    )
    expect(readdirSync(place.path)).toEqual([])
    await database.pool.query(`delete from document where name = 'layer/damaged'`)
    await database.pool.query(`delete from document_update where document = 'layer/damaged'`)
  })

  test('P6 that was cut off, altered or is something else replaces nothing', async () => {
    using place = makeTestFolder()
    const file = join(place.path, nameBackup(NOW))
    await writeBackup(database, file)
    const whole = readFileSync(file)
    const altered = Buffer.from(whole)
    altered[whole.length >> 1] = (whole[whole.length >> 1] ?? 0) ^ 0xff
    const dataDir = join(place.path, 'data')
    await restoreBackup(dataDir, file, NOW)
    for (const bytes of [whole.subarray(0, whole.length >> 1), altered, Buffer.from('not an archive')]) {
      const bad = join(place.path, 'bad.tar.gz')
      writeFileSync(bad, bytes)
      await expect(restoreBackup(dataDir, bad, NOW)).rejects.toThrow(/^The backup cannot be used: /)
      expect(readdirSync(dataDir).sort()).toEqual(['database', 'database.lock'])
    }
  })

  test('is not restored under a running server', async () => {
    await expect(restoreBackup(folder.path, 'any', NOW)).rejects.toThrow(/in use by another running Intercoder/)
  })
})

describe('keeping backups', () => {
  test('keeps the newest seven and touches nothing else', async () => {
    using place = makeTestFolder()
    for (let day = 1; day <= 9; day++) writeFileSync(join(place.path, nameBackup(NOW - day * 24 * HOUR)), '')
    writeFileSync(join(place.path, 'notes.txt'), '')
    const backups = keepBackups(
      database,
      place.path,
      () => {},
      () => NOW,
    )
    expect(await backups.backUp()).toMatchObject({ kind: 'kept', file: join(place.path, nameBackup(NOW)) })
    const days = listBackups(place.path).map(({ at }) => (NOW - at) / (24 * HOUR))
    expect(days).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(existsSync(join(place.path, 'notes.txt'))).toBe(true)
    await backups.stop()
  })

  test('makes one by itself a minute after the start, and the next a day later', async () => {
    using place = makeTestFolder()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    let now = NOW
    let tell: (outcome: BackupOutcome) => void = () => {}
    const nextOutcome = () => new Promise<BackupOutcome>((resolve) => (tell = resolve))
    const backups = keepBackups(
      database,
      place.path,
      (outcome) => tell(outcome),
      () => now,
    )
    for (const wait of [60_000, 24 * HOUR]) {
      const outcome = nextOutcome()
      now += wait
      vi.advanceTimersByTime(wait)
      expect(await outcome).toMatchObject({ kind: 'kept', file: join(place.path, nameBackup(now)) })
    }
    await backups.stop()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('is due at once without one, and a day after the last', () => {
    using place = makeTestFolder()
    expect(delayUntilDue(place.path, NOW)).toBe(0)
    expect(delayUntilDue(join(place.path, 'nowhere'), NOW)).toBe(0)
    writeFileSync(join(place.path, nameBackup(NOW - 20 * HOUR)), '')
    expect(delayUntilDue(place.path, NOW)).toBe(4 * HOUR)
    expect(delayUntilDue(place.path, NOW + 10 * HOUR)).toBe(0)
  })

  test('says when one could not be made, and goes on', async () => {
    using place = makeTestFolder()
    writeFileSync(join(place.path, 'file'), '')
    const backups = keepBackups(database, join(place.path, 'file'), () => {})
    expect(await backups.backUp()).toMatchObject({ kind: 'failed' })
    await backups.stop()
    await database.ping()
  })
})
