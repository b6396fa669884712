import type { AccountId } from '@intercoder/domain'
import { and, asc, eq, inArray, notInArray } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { account, installation, member, project } from '../schema/index.ts'

export interface Installation {
  /** Nobody has registered yet; the accounts of the demo study do not count. */
  empty: boolean
  /** Whether anyone may register without an invitation. */
  open: boolean
}

export async function readInstallation(db: Database): Promise<Installation> {
  const [settings] = await db.select({ open: installation.open }).from(installation)
  const registered = await db.$count(account, eq(account.demo, false))
  return { empty: registered === 0, open: settings?.open ?? false }
}

export async function setInstallationOpen(db: Database, open: boolean): Promise<void> {
  await db.update(installation).set({ open })
}

/** The people of the demo study, in the order they were made, and the role each has in it; null for whoever has left it. */
export async function listDemoAccounts(
  db: Database,
): Promise<{ id: AccountId; name: string; email: string; role: string | null }[]> {
  // They may be in other projects too, which all came later.
  const study = db
    .select({ id: project.id })
    .from(project)
    .innerJoin(member, eq(member.project, project.id))
    .innerJoin(account, eq(account.id, member.account))
    .where(eq(account.demo, true))
    .orderBy(asc(project.createdAt))
    .limit(1)
  return db
    .select({ id: account.id, name: account.name, email: account.email, role: member.role })
    .from(account)
    .leftJoin(member, and(eq(member.account, account.id), inArray(member.project, study)))
    .where(eq(account.demo, true))
    .orderBy(asc(account.createdAt), asc(account.email))
}

/**
 * Takes the people of the demo study out, and the projects that nobody but them owns. Their documents stay in the log.
 * Rejects where one of them has left work in a project of others.
 */
export function deleteDemo(db: Database): Promise<void> {
  return db.transaction(async (tx) => {
    const people = tx.select({ id: account.id }).from(account).where(eq(account.demo, true))
    const owned = tx
      .select({ project: member.project })
      .from(member)
      .where(and(eq(member.role, 'owner'), inArray(member.account, people)))
    const ownedByOthers = tx
      .select({ project: member.project })
      .from(member)
      .where(and(eq(member.role, 'owner'), notInArray(member.account, people)))
    await tx.delete(project).where(and(inArray(project.id, owned), notInArray(project.id, ownedByOthers)))
    await tx.delete(account).where(eq(account.demo, true))
  })
}
