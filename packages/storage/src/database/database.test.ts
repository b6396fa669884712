import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { ProjectId } from '@intercoder/domain'
import { project } from '../schema/index.ts'
import { findEngines, titleOf } from '../testing/engines.ts'
import { fillDataFolder } from '../testing/test-database.ts'
import { makeTestFolder } from '../testing/test-folder.ts'
import { useDatabase } from '../testing/use-database.ts'
import { openDatabase, type OpenDatabase, type OpeningStep } from './database.ts'

// Laying out and opening whole databases: seconds each, and more on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

for (const engine of await findEngines()) {
  describe.skipIf(engine.unreachable !== null)(titleOf(engine), () => {
    const opened = useDatabase(engine)
    let database: OpenDatabase
    beforeAll(() => {
      database = opened()
    })

    test('answers a ping, and takes back a transaction that fails', async () => {
      await database.ping()
      const id = 'project-undone' as ProjectId
      const failing = database.db.transaction(async (tx) => {
        await tx.insert(project).values({ id, name: 'undone', createdAt: 0 })
        throw new Error('on purpose')
      })
      await expect(failing).rejects.toThrow('on purpose')
      expect(
        await database.db
          .select()
          .from(project)
          .where(sql`id = ${id}`),
      ).toEqual([])
    })

    test('goes on after a query that fails, in a transaction too', async () => {
      for (let round = 0; round < 3; round++) {
        await expect(database.pool.query('select 1 / 0')).rejects.toThrow('division by zero')
        await expect(database.db.transaction((tx) => tx.execute(sql`select nothing`))).rejects.toThrow()
        expect((await database.pool.query('select 2 as two')).rows).toEqual([{ two: 2 }])
      }
    })

    test('leaves nothing of one connection to the next, not even a transaction that was broken off', async () => {
      const client = await database.pool.connect()
      await client.query('begin')
      await client.query(`insert into project (id, name, created_at) values ('project-broken', 'broken off', 0)`)
      client.release(true)
      expect((await database.pool.query(`select * from project where id = 'project-broken'`)).rows).toEqual([])
      expect((await database.pool.query({ name: 'same', text: 'select 1 as one' })).rows).toEqual([{ one: 1 }])
    })

    test('answers many queries that were asked at once, each with its own', async () => {
      const asked = Array.from({ length: 200 }, (_, index) => index)
      const answers = await Promise.all(asked.map((one) => database.pool.query('select $1::int as one', [one])))
      expect(answers.map(({ rows }) => (rows[0] as { one: number }).one)).toEqual(asked)
    })

    test('carries text and bytes of every kind and size', async () => {
      const text = 'naïve 数据 \u{1F600} العربية '.repeat(50_000)
      const bytes = Buffer.from(Uint8Array.from({ length: 3_000_000 }, (_, index) => index % 251))
      const { rows } = await database.pool.query('select $1::text as text, $2::bytea as bytes', [text, bytes])
      const [row] = rows as [{ text: string; bytes: Buffer }]
      expect(row.text === text).toBe(true)
      expect(row.bytes.equals(bytes)).toBe(true)
    })

    test('opens with the migrations applied once, by however many at the same time', async () => {
      if (database.kind === 'embedded') return
      const fresh = await engine.makePlace()
      onTestFinished(() => fresh.remove())
      const three = await Promise.all([1, 2, 3].map(() => openDatabase(fresh.options)))
      const { rows } = await database.pool.query('select count(*)::int as applied from drizzle.__drizzle_migrations')
      const here = await three[0]!.pool.query('select count(*)::int as applied from drizzle.__drizzle_migrations')
      expect(here.rows).toEqual(rows)
      await Promise.all(three.map((one) => one.close()))
    })

    test('P6 refuses a database that a newer version has written to, and leaves it as it is', async () => {
      const fresh = await engine.makePlace()
      onTestFinished(() => fresh.remove())
      const newer = await openDatabase(fresh.options)
      await newer.pool.query(
        `insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 99999999999999)`,
      )
      await newer.close()
      await expect(openDatabase(fresh.options)).rejects.toThrow('written by a newer version of Intercoder')
    })
  })
}

describe('a data folder', () => {
  test('is laid out at the first start and opened at the second', async () => {
    using folder = makeTestFolder()
    const dataDir = join(folder.path, 'new', 'data')
    expect(await stepsOfOpening(dataDir)).toEqual(['lay-out', 'open', 'migrate'])
    expect(await stepsOfOpening(dataDir)).toEqual(['open', 'migrate'])
  })

  test('is laid out anew where laying it out was cut short', async () => {
    using folder = makeTestFolder()
    mkdirSync(join(folder.path, 'database.part', 'base'), { recursive: true })
    writeFileSync(join(folder.path, 'database.part', 'PG_VERSION'), '18')
    expect(await stepsOfOpening(folder.path)).toEqual(['lay-out', 'open', 'migrate'])
    expect(readdirSync(folder.path).sort()).toEqual(['database', 'database.lock'])
  })

  test('is refused while it is open, in this process and in another', async () => {
    using folder = makeTestFolder()
    await fillDataFolder(folder.path)
    const database = await openDatabase({ dataDir: folder.path })
    const sentence = `The data folder ${folder.path} is in use by another running Intercoder.`
    await expect(openDatabase({ dataDir: folder.path })).rejects.toThrow(sentence)
    const { code, output } = await openElsewhere(folder.path)
    expect(output).toContain(sentence)
    expect(code).toBe(1)
    await database.close()
  })

  test('is free again when the process that had it was killed', async () => {
    using folder = makeTestFolder()
    await fillDataFolder(folder.path)
    const { code, output } = await openElsewhere(folder.path, 'SIGKILL')
    expect(output).toContain('open')
    expect(code).toBeNull()
    expect(await stepsOfOpening(folder.path)).toEqual(['open', 'migrate'])
  })

  test('P6 that cannot be read is refused, is left as it is, and opens once it is mended', async () => {
    using folder = makeTestFolder()
    await fillDataFolder(folder.path)
    const [place, aside] = [join(folder.path, 'database', 'global'), join(folder.path, 'aside')]
    renameSync(place, aside)
    await expect(openDatabase({ dataDir: folder.path })).rejects.toThrow(/^The embedded database does not open/)
    renameSync(aside, place)
    expect(await stepsOfOpening(folder.path)).toEqual(['open', 'migrate'])
  })
})

async function stepsOfOpening(dataDir: string): Promise<OpeningStep[]> {
  const steps: OpeningStep[] = []
  const database = await openDatabase({ dataDir, onStep: (step) => steps.push(step) })
  await database.ping()
  await database.close()
  return steps
}

/** Opens the folder in another process, which says `open` or why not, and stays until it is killed. */
async function openElsewhere(dataDir: string, kill?: 'SIGKILL'): Promise<{ code: number | null; output: string }> {
  const module = fileURLToPath(new URL('./database.ts', import.meta.url))
  const script = `
    import { openDatabase } from ${JSON.stringify(module)}
    const opened = await openDatabase({ dataDir: ${JSON.stringify(dataDir)} }).catch((error) => error.message)
    console.log(typeof opened === 'string' ? opened : 'open')
    if (typeof opened === 'string') process.exit(1)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (bytes: Buffer) => {
    output += bytes.toString()
    if (kill && output.includes('open')) child.kill(kill)
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, output }
}
