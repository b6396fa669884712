/** Sign-ins that may yet turn out wrong, kept so that a restart forgets no one's guesses. */
import { and, gt, inArray, lte, sql } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { signInAttempt } from '../schema/index.ts'

export interface Attempts {
  count: number
  /** When the oldest of them was made, in milliseconds since 1970. */
  oldest: number
}

/** Notes one attempt under every key, before it is known how it ends, so that guesses made at once are all counted. */
export async function recordAttempt(db: Database, keys: string[], at: number): Promise<void> {
  await db.insert(signInAttempt).values(keys.map((key) => ({ key, at })))
}

/** Attempts after `since`, by key; keys without any are left out. */
export async function countAttempts(db: Database, keys: string[], since: number): Promise<Map<string, Attempts>> {
  const rows = await db
    .select({
      key: signInAttempt.key,
      count: sql<number>`count(*)::int`,
      oldest: sql<number>`min(${signInAttempt.at})`.mapWith(Number),
    })
    .from(signInAttempt)
    .where(and(inArray(signInAttempt.key, keys), gt(signInAttempt.at, since)))
    .groupBy(signInAttempt.key)
  return new Map(rows.map(({ key, ...attempts }) => [key, attempts]))
}

/** Takes back the attempts of somebody who turned out to know the password. */
export async function forgetAttempts(db: Database, keys: string[]): Promise<void> {
  await db.delete(signInAttempt).where(inArray(signInAttempt.key, keys))
}

export async function pruneAttempts(db: Database, before: number): Promise<void> {
  await db.delete(signInAttempt).where(lte(signInAttempt.at, before))
}
