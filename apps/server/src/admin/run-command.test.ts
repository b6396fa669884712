import { openDocument } from '@intercoder/documents'
import { createDocumentLog, openDatabase } from '@intercoder/storage'
import { embedded, makeTestFolder, type Place } from '@intercoder/storage/testing'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { TestHouse } from '../testing/index.ts'
import { runCommand } from './run-command.ts'

// Whole databases are opened and closed here, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

let place: Place
let said = ''

beforeAll(async () => {
  place = await embedded.makePlace()
})
afterAll(() => place.remove())

beforeEach(() => {
  said = ''
  const hear = (text: string | Uint8Array) => {
    said += String(text)
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(hear)
  vi.spyOn(process.stderr, 'write').mockImplementation(hear)
})
afterEach(() => {
  vi.restoreAllMocks()
})

function run(...given: string[]): Promise<number> {
  return runCommand(given, { DATA_DIR: place.options.dataDir, LOG_LEVEL: 'silent' })
}

async function inHouse<T>(work: (house: TestHouse) => Promise<T>): Promise<T> {
  const house = await TestHouse.open({}, await openDatabase(place.options))
  try {
    return await work(house)
  } finally {
    await house.close()
  }
}

describe('the commands', () => {
  test('are listed, and what is no command or is used wrongly says so', async () => {
    expect(await run('help')).toBe(0)
    for (const name of ['rebuild', 'backup', 'restore', 'reproject', 'reset-password', 'demo:reset'])
      expect(said).toContain(`-- ${name}`)
    expect(await run('dance')).toBe(1)
    expect(await run('rebuild')).toBe(1)
    expect(await run('backup', 'twice')).toBe(1)
    expect(await runCommand(['backup'], { PORT: 'x' })).toBe(1)
    expect(said).toContain('PORT must be')
  })

  test('reset-password lets somebody in again, and ends where they were signed in', async () => {
    const cookie = await inHouse(async (house) => (await house.register('Pia Password')).cookie)
    expect(await run('reset-password', 'PIA.password@example.org')).toBe(0)
    const password = /password is (\S+)/.exec(said)?.[1] ?? ''
    await inHouse(async (house) => {
      const person = house.nobody()
      person.cookie = cookie
      expect((await person.get('/api/projects')).status).toBe(401)
      expect((await person.post('/api/session', { email: 'pia.password@example.org', password })).status).toBe(200)
    })
    expect(await run('reset-password', 'nobody@example.org')).toBe(1)
  })

  test('P10 rebuild writes a document as it was at a time', async () => {
    const name = 'codebook/some-project-or-other'
    const database = await openDatabase(place.options)
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (const word of ['one', 'two']) doc.getMap('codes').set(word, word)
    const at = (day: number) => Date.UTC(2026, 2, day)
    await createDocumentLog(database.pool).append(
      updates.map((update, n) => ({ document: name, account: 'somebody' as never, at: at(n + 1), update })),
    )
    await database.close()

    using folder = makeTestFolder()
    const rebuild = async (...options: string[]) => {
      const file = join(folder.path, 'out.yjs')
      expect(await run('rebuild', name, '--out', file, ...options)).toBe(0)
      return Object.keys(
        openDocument(new Uint8Array(await readFile(file)))
          .getMap('codes')
          .toJSON(),
      )
    }
    expect(await rebuild()).toEqual(['one', 'two'])
    expect(await rebuild('--at', '2026-03-01T12:00Z')).toEqual(['one'])
    expect(await run('rebuild', name, '--at', '2026-02-01T00:00Z')).toBe(1)
    expect(await run('rebuild', name, '--at', 'yesterday')).toBe(1)
    expect(await run('rebuild', 'nothing/at-all-of-ours')).toBe(1)
  })

  test('backup and restore bring back what was there', async () => {
    expect(await run('backup')).toBe(0)
    const folder = join(place.options.dataDir, 'backups')
    const [file = ''] = await readdir(folder)
    await inHouse((house) =>
      house.database.pool.query('delete from session').then(() => house.database.pool.query('delete from account')),
    )
    expect(await run('restore', join(folder, file))).toBe(0)
    expect(said).toContain('What was there before is in')
    await inHouse(async (house) => {
      const { rows } = await house.database.pool.query('select name from account')
      expect(rows).toEqual([{ name: 'Pia Password' }])
    })
    expect(await run('restore', join(folder, 'no-such-file'))).toBe(1)
  })

  test('refuse what only a database server’s own tools can do, and a folder that is in use', async () => {
    const away = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    expect(await runCommand(['backup'], away)).toBe(1)
    expect(said).toContain('pg_dump')
    const database = await openDatabase(place.options)
    said = ''
    expect(await run('reproject')).toBe(1)
    expect(said.trim().split('\n')).toHaveLength(1)
    await database.close()
    expect(await run('reproject')).toBe(0)
  })
})
