import { accept, colourFor, initialsOf, refuse, type Account, type AccountId, type Result } from '@intercoder/domain'
import { eq, inArray } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { findOpenInvitation, useInvitation, type InvitationRefusal } from '../project/invitations.ts'
import { account, installation } from '../schema/index.ts'

export interface NewAccount {
  id: AccountId
  name: string
  email: string
  passwordHash: string
  /** The hash of the token of an invitation, which is accepted by registering. */
  invitation: string | null
  demo?: boolean
}

export type RegisterRefusal = { kind: 'email-taken' } | { kind: 'registration-closed' } | InvitationRefusal

/** The columns that make an account, without its password. */
export const accountColumns = {
  id: account.id,
  name: account.name,
  email: account.email,
  initials: account.initials,
  colour: account.colour,
  administrator: account.administrator,
}

/**
 * Makes an account. The first one that is not of the demo study looks after the installation and needs nobody's leave;
 * after it comes who is invited, or anybody while the installation is open.
 */
export function register(db: Database, given: NewAccount, at: number): Promise<Result<Account, RegisterRefusal>> {
  return db.transaction(async (tx) => {
    // The row is what two people who register at once wait for, so that only one of them is first.
    const [settings] = await tx.select().from(installation).for('update')
    const first = !given.demo && (await tx.$count(account, eq(account.demo, false))) === 0
    if (!first && !given.demo && !settings?.open && !given.invitation) return refuse({ kind: 'registration-closed' })
    const invitation = given.invitation ? await findOpenInvitation(tx, given.invitation, at) : null
    if (invitation && !invitation.ok) return invitation
    const [made] = await tx
      .insert(account)
      .values({
        id: given.id,
        email: given.email.toLowerCase(),
        name: given.name,
        initials: initialsOf(given.name),
        colour: colourFor(await tx.$count(account)),
        passwordHash: given.passwordHash,
        administrator: first,
        demo: given.demo ?? false,
        createdAt: at,
      })
      .onConflictDoNothing({ target: account.email })
      .returning(accountColumns)
    if (!made) return refuse({ kind: 'email-taken' })
    if (invitation) await useInvitation(tx, invitation.value, made.id, at)
    return accept(made)
  })
}

export async function findAccount(db: Database, id: AccountId): Promise<Account | null> {
  const [found] = await db.select(accountColumns).from(account).where(eq(account.id, id))
  return found ?? null
}

/** Their names, whether or not they are members of anything. */
export async function listNames(db: Database, accounts: readonly AccountId[]): Promise<Map<AccountId, string>> {
  const rows = await db
    .select({ id: account.id, name: account.name })
    .from(account)
    .where(inArray(account.id, [...accounts]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** What is needed to check a password; null where nobody has that address. */
export async function findCredentials(
  db: Database,
  email: string,
): Promise<{ account: AccountId; passwordHash: string } | null> {
  const [found] = await db
    .select({ account: account.id, passwordHash: account.passwordHash })
    .from(account)
    .where(eq(account.email, email.toLowerCase()))
  return found ?? null
}

export async function renameAccount(db: Database, id: AccountId, name: string): Promise<Account> {
  const [renamed] = await db
    .update(account)
    .set({ name, initials: initialsOf(name) })
    .where(eq(account.id, id))
    .returning(accountColumns)
  if (!renamed) throw new Error('an account that signed in is gone')
  return renamed
}

export async function setPassword(db: Database, id: AccountId, passwordHash: string): Promise<void> {
  await db.update(account).set({ passwordHash }).where(eq(account.id, id))
}
