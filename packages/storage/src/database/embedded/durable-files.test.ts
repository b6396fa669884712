import { PGlite } from '@electric-sql/pglite'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { ForgetfulFiles } from '../../testing/forgetful-files.ts'
import { fillDataFolder } from '../../testing/test-database.ts'
import { makeTestFolder } from '../../testing/test-folder.ts'
import { durableStart } from './durable-files.ts'

// Laying out and opening whole databases: seconds each, and more on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

test('P2 a power cut loses nothing that the embedded database committed', async () => {
  const { committed, left } = await commitUntilPowerCut(durableStart)
  expect(committed.length).toBe(40)
  expect(left).toEqual(committed)
})

test('started as PGlite starts by itself, it loses them all: the disk of the test above does forget', async () => {
  const { left } = await commitUntilPowerCut(PGlite.defaultStartParams)
  expect(left).toBe('does not open')
})

/** Commits seqs one by one on a forgetful disk, with a checkpoint in their midst, then opens what a power cut leaves. */
async function commitUntilPowerCut(
  startParams: string[],
): Promise<{ committed: number[]; left: number[] | 'does not open' }> {
  using folder = makeTestFolder()
  await fillDataFolder(folder.path)
  const disk = new ForgetfulFiles(join(folder.path, 'database'))
  const database = await PGlite.create({ fs: disk, startParams })
  const committed: number[] = []
  for (let seq = 1; seq <= 40; seq++) {
    await database.query(
      `insert into document_update (document, seq, account, at, update) values ('d', $1, 'a', 0, '')`,
      [seq],
    )
    committed.push(seq)
    if (seq === 20) await database.exec('checkpoint')
  }
  disk.cutPower(join(folder.path, 'left'))
  await database.close()
  return { committed, left: await readSeqs(join(folder.path, 'left')) }
}

async function readSeqs(folder: string): Promise<number[] | 'does not open'> {
  const database = await PGlite.create({ dataDir: folder }).catch(() => null)
  if (!database) return 'does not open'
  const { rows } = await database.query<{ seq: number }>('select seq from document_update order by seq')
  await database.close()
  return rows.map(({ seq }) => seq)
}
