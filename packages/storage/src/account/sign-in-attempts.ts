/** Attempts that may yet turn out wrong, kept so that a restart forgets no one's guesses. Times are milliseconds since 1970. */
import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { signInAttempt } from '../schema/index.ts'

export interface Attempts {
  key: string
  count: number
  oldest: number
}

/** Notes one attempt under every key before it is known how it ends, so that guesses made at once are all counted. */
export async function recordAttempt(db: Database, keys: string[], at: number): Promise<number[]> {
  const rows = await db
    .insert(signInAttempt)
    .values(keys.map((key) => ({ key, at })))
    .returning({ id: signInAttempt.id })
  return rows.map((row) => row.id)
}

/**
 * Attempts after `since`, by key; keys without any are left out. Only those up to `upTo` count, so that of many made at
 * once the first are let through and not none.
 */
export function countAttempts(db: Database, keys: string[], since: number, upTo: number): Promise<Attempts[]> {
  return db
    .select({
      key: signInAttempt.key,
      count: sql<number>`count(*)::int`,
      oldest: sql<number>`min(${signInAttempt.at})`.mapWith(Number),
    })
    .from(signInAttempt)
    .where(and(inArray(signInAttempt.key, keys), gt(signInAttempt.at, since), lte(signInAttempt.id, upTo)))
    .groupBy(signInAttempt.key)
}

/** Takes back single attempts: those of somebody who knew the password, or who was turned away before trying. */
export async function withdrawAttempts(db: Database, ids: number[]): Promise<void> {
  await db.delete(signInAttempt).where(inArray(signInAttempt.id, ids))
}

export async function forgetAttempts(db: Database, key: string): Promise<void> {
  await db.delete(signInAttempt).where(eq(signInAttempt.key, key))
}

export async function pruneAttempts(db: Database, before: number): Promise<void> {
  await db.delete(signInAttempt).where(lte(signInAttempt.at, before))
}
