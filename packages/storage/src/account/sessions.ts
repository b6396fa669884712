/** Signed-in browsers. The id of a session is the hash of what its cookie holds. Times are milliseconds since 1970. */
import type { Account, AccountId } from '@intercoder/domain'
import { and, desc, eq, lte, ne } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { account, session } from '../schema/index.ts'
import { accountColumns } from './accounts.ts'

export interface StoredSession {
  id: string
  account: AccountId
  createdAt: number
  lastSeenAt: number
  expiresAt: number
  /** What the browser called itself when it signed in. */
  agent: string
}

export async function insertSession(db: Database, made: StoredSession): Promise<void> {
  await db.insert(session).values(made)
}

export async function findSession(
  db: Database,
  id: string,
): Promise<{ session: StoredSession; account: Account } | null> {
  const [found] = await db
    .select({ session, account: accountColumns })
    .from(session)
    .innerJoin(account, eq(account.id, session.account))
    .where(eq(session.id, id))
  return found ?? null
}

/** Newest use first. */
export function listSessions(db: Database, of: AccountId): Promise<StoredSession[]> {
  return db.select().from(session).where(eq(session.account, of)).orderBy(desc(session.lastSeenAt))
}

export async function extendSession(db: Database, id: string, expiresAt: number): Promise<void> {
  await db.update(session).set({ expiresAt }).where(eq(session.id, id))
}

export async function touchSession(db: Database, id: string, lastSeenAt: number): Promise<void> {
  await db.update(session).set({ lastSeenAt }).where(eq(session.id, id))
}

export async function deleteSession(db: Database, id: string): Promise<void> {
  await db.delete(session).where(eq(session.id, id))
}

/** Ends every session of an account but `except`, and says which. */
export async function deleteSessionsOf(db: Database, of: AccountId, except?: string): Promise<string[]> {
  const others = except ? and(eq(session.account, of), ne(session.id, except)) : eq(session.account, of)
  const ended = await db.delete(session).where(others).returning({ id: session.id })
  return ended.map((row) => row.id)
}

export async function deleteExpiredSessions(db: Database, now: number): Promise<void> {
  await db.delete(session).where(lte(session.expiresAt, now))
}
