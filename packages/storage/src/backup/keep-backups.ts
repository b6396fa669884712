/** The daily care of an embedded database: tidying, a backup, and letting go of the oldest. */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenDatabase } from '../database/database.ts'
import { momentOf, nameBackup } from './backup-name.ts'
import { writeBackup } from './backup.ts'
import { tableNames } from './summary.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** A start is busy enough; and after a failure there is no use in trying at once. */
const SETTLING_MS = 60 * 1000
const RETRY_MS = 60 * 60 * 1000
const KEPT = 7

export type BackupOutcome =
  { kind: 'kept'; file: string; bytes: number; ms: number } | { kind: 'failed'; error: unknown }

export interface Backups {
  /** Makes one now, whatever the time. */
  backUp(): Promise<BackupOutcome>
  /** Waits for one that is being made and makes no more. */
  stop(): Promise<void>
}

/**
 * Keeps the last seven daily backups of an embedded database in `folder`: one soon after the start if the last is older
 * than a day, then one a day. For a server it does nothing.
 */
export function keepBackups(
  database: OpenDatabase,
  folder: string,
  onOutcome: (outcome: BackupOutcome) => void,
  now: () => number = Date.now,
): Backups {
  let timer: NodeJS.Timeout | undefined
  let making: Promise<BackupOutcome> | null = null

  function backUp(): Promise<BackupOutcome> {
    making ??= makeBackup(database, folder, now).finally(() => (making = null))
    return making
  }

  function schedule(delay: number): void {
    timer = setTimeout(() => void backUpOnTime(), delay).unref()
  }

  async function backUpOnTime(): Promise<void> {
    const outcome = await backUp()
    onOutcome(outcome)
    if (timer) schedule(outcome.kind === 'kept' ? DAY_MS : RETRY_MS)
  }

  if (database.kind === 'embedded') schedule(Math.max(SETTLING_MS, delayUntilDue(folder, now())))
  return {
    backUp,
    async stop() {
      clearTimeout(timer)
      timer = undefined
      await making
    },
  }
}

async function makeBackup(database: OpenDatabase, folder: string, now: () => number): Promise<BackupOutcome> {
  const start = now()
  try {
    mkdirSync(folder, { recursive: true })
    await tidy(database)
    const file = join(folder, nameBackup(start))
    await writeBackup(database, file)
    letGoOfOldest(folder)
    return { kind: 'kept', file, bytes: statSync(file).size, ms: now() - start }
  } catch (error) {
    return { kind: 'failed', error }
  }
}

/** PostgreSQL's own housekeeping, which a server does in the background and PGlite never does. */
async function tidy({ pool }: OpenDatabase): Promise<void> {
  for (const name of tableNames) await pool.query(`vacuum (analyze) "${name}"`)
}

/** Milliseconds until a backup is due: none where there is no backup yet. */
export function delayUntilDue(folder: string, now: number): number {
  const newest = Math.max(0, ...listBackups(folder).map(({ at }) => at))
  return Math.max(0, newest + DAY_MS - now)
}

function letGoOfOldest(folder: string): void {
  for (const { name } of listBackups(folder).slice(KEPT)) rmSync(join(folder, name))
}

/** Newest first. */
export function listBackups(folder: string): { name: string; at: number }[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
  const found = readdirSync(folder, { withFileTypes: true }).flatMap(({ name }) => {
    const at = momentOf(name)
    return at === null ? [] : [{ name, at }]
  })
  return found.sort((one, other) => other.at - one.at)
}
