/** Attempts that may yet turn out wrong, kept so that a restart forgets no one's guesses. Times are milliseconds since 1970. */
import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { signInAttempt } from '../schema/index.ts'

export interface Attempts {
  key: string
  count: number
  oldest: number
}

/**
 * Notes one attempt under every key before it is known how it ends, and counts the attempts after `since`, this one
 * included. Attempts on one key stand in line, so that of many made at once each sees those before it.
 */
export function recordAttempt(
  db: Database,
  keys: string[],
  at: number,
  since: number,
): Promise<{ ids: number[]; attempts: Attempts[] }> {
  return db.transaction(async (tx) => {
    // In one order everywhere, so that two who share several keys cannot wait for each other.
    for (const key of keys.toSorted()) await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
    const rows = await tx
      .insert(signInAttempt)
      .values(keys.map((key) => ({ key, at })))
      .returning({ id: signInAttempt.id })
    return { ids: rows.map((row) => row.id), attempts: await countAttempts(tx, keys, since) }
  })
}

function countAttempts(db: Database, keys: string[], since: number): Promise<Attempts[]> {
  return db
    .select({
      key: signInAttempt.key,
      count: sql<number>`count(*)::int`,
      oldest: sql<number>`min(${signInAttempt.at})`.mapWith(Number),
    })
    .from(signInAttempt)
    .where(and(inArray(signInAttempt.key, keys), gt(signInAttempt.at, since)))
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
