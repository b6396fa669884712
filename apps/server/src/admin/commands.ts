/** Each command of whoever runs an installation: what it takes, what it does. */
import {
  createDocumentLog,
  forgetProjections,
  keepBackups,
  listUnprojected,
  openDatabase,
  rebuildDocument,
  restoreBackup,
  type OpenDatabase,
} from '@intercoder/storage'
import { parseDocumentName } from '@intercoder/sync'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createAccounts } from '../accounts/accounts.ts'
import { newId, newToken } from '../accounts/token.ts'
import { resetDemo } from '../demo/demo.ts'
import { createLogger } from '../logger.ts'
import { createProjections } from '../projections/projections.ts'
import type { Settings } from '../settings.ts'

export interface Given {
  settings: Settings
  argument: string
  options: Record<string, string>
  tell(text: string): void
}

export interface Command {
  name: string
  /** What its one argument is; null for none. */
  takes: string | null
  /** By name, what each stands for. */
  options: Record<string, string>
  does: string
  /** Answers whether it was done. */
  run(given: Given): Promise<boolean>
}

export const commands: Command[] = [
  {
    name: 'rebuild',
    takes: 'document',
    options: { at: 'time', out: 'file' },
    does: 'Writes a document (transcript/…, codebook/…, layer/…) as it was at a time, such as 2026-03-01T12:00Z, as a Yjs update.',
    run: rebuild,
  },
  {
    name: 'backup',
    takes: null,
    options: {},
    does: 'Makes a backup of the embedded database, opens it, and keeps it only if it holds the same. Stop the server first.',
    run: backUp,
  },
  {
    name: 'restore',
    takes: 'file',
    options: {},
    does: 'Puts a backup in the place of the embedded database, which is kept beside it. Stop the server first.',
    run: restore,
  },
  {
    name: 'reproject',
    takes: null,
    options: {},
    does: 'Makes the read models (counts, retrieval) anew from the documents.',
    run: reproject,
  },
  {
    name: 'reset-password',
    takes: 'email',
    options: {},
    does: 'Gives an account a new password, shown once, and ends its sessions.',
    run: resetPassword,
  },
  {
    name: 'demo:reset',
    takes: null,
    options: {},
    does: 'Takes the demo study and its people out, and puts it in as it was at first.',
    run: putDemoBack,
  },
]

async function rebuild({ settings, argument, options, tell }: Given): Promise<boolean> {
  const name = parseDocumentName(argument)?.name
  if (!name) throw new Error(`“${argument}” names no document. Names are like layer/pX3nJ0c2Qw7rTz5uAa1bBg.`)
  const at = options['at'] === undefined ? undefined : Date.parse(options['at'])
  if (Number.isNaN(at)) throw new Error(`“${options['at']}” is no time. Write it like 2026-03-01T12:00Z.`)
  const rebuilt = await inDatabase(settings, ({ pool }) => rebuildDocument(createDocumentLog(pool), name, at))
  if (rebuilt.seq === 0) throw new Error(`Nothing had been written in ${name} by then.`)
  const file = resolve(options['out'] ?? `${name.replace('/', '-')}.yjs`)
  await writeFile(file, rebuilt.state)
  const last = new Date(rebuilt.at ?? 0).toISOString()
  tell(`${name} after ${rebuilt.seq} changes, the last at ${last}, is in ${file}.`)
  if (!rebuilt.complete) tell('Some of its changes wait for others that are not in the log.')
  return rebuilt.complete
}

async function backUp({ settings, tell }: Given): Promise<boolean> {
  if (settings.databaseUrl) throw new Error('A PostgreSQL server is backed up with its own tools, such as pg_dump.')
  const outcome = await inDatabase(settings, async (database) => {
    const backups = keepBackups(database, join(settings.dataDir, 'backups'), () => {})
    const made = await backups.backUp()
    await backups.stop()
    return made
  })
  if (outcome.kind === 'failed') throw outcome.error
  tell(`The backup is in ${outcome.file} (${(outcome.bytes / 1e6).toFixed(1)} MB).`)
  return true
}

async function restore({ settings, argument, tell }: Given): Promise<boolean> {
  if (settings.databaseUrl) throw new Error('A PostgreSQL server is restored with its own tools, such as pg_restore.')
  const { replaced } = await restoreBackup(settings.dataDir, resolve(argument), Date.now())
  tell(replaced ? `Restored. What was there before is in ${replaced}.` : 'Restored.')
  return true
}

async function reproject({ settings, tell }: Given): Promise<boolean> {
  const behind = await inDatabase(settings, async (database) => {
    await forgetProjections(database.db)
    await bringUpToDate(database, settings)
    return listUnprojected(database.db)
  })
  if (behind.length > 0)
    throw new Error(`Not all could be read: ${behind.map(({ name }) => name).join(', ')}. The log above says why.`)
  tell('The read models say what the documents say.')
  return true
}

async function resetPassword({ settings, argument, tell }: Given): Promise<boolean> {
  const password = newToken().slice(0, 20)
  const secure = settings.origin?.startsWith('https:') ?? false
  const known = await inDatabase(settings, ({ db }) =>
    createAccounts(db, Date.now, secure).resetPassword(argument, password),
  )
  if (!known) throw new Error(`Nobody has the address ${argument}.`)
  tell(`The new password is ${password}\nIt is shown this once; it can be changed after signing in.`)
  return true
}

async function putDemoBack({ settings, tell }: Given): Promise<boolean> {
  await inDatabase(settings, async (database) => {
    const { db, pool } = database
    await resetDemo({ db, log: createDocumentLog(pool), clock: Date.now, newId })
    await bringUpToDate(database, settings)
  })
  tell('The demo study is as it was at first.')
  return true
}

/** Has the read models say what the documents say, as far as those can be read. */
async function bringUpToDate({ db, pool }: OpenDatabase, { logLevel }: Settings): Promise<void> {
  const projections = createProjections({ db, log: createDocumentLog(pool), logger: createLogger(logLevel) })
  await projections.catchUp()
  await projections.close()
}

async function inDatabase<T>(settings: Settings, work: (database: OpenDatabase) => Promise<T>): Promise<T> {
  const database = await openDatabase({ url: settings.databaseUrl ?? undefined, dataDir: settings.dataDir })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}
