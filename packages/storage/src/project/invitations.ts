import {
  accept,
  refuse,
  type AccountId,
  type CaseId,
  type Invitation,
  type InvitationId,
  type ProjectId,
  type Result,
  type Role,
} from '@intercoder/domain'
import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { recordAudit } from '../audit/audit.ts'
import type { Database } from '../database/database.ts'
import { account, invitation, member, project, studyCase } from '../schema/index.ts'

export type InvitationState = 'open' | 'used' | 'expired' | 'revoked'

export type InvitationRefusal =
  | { kind: 'invitation-unknown' }
  | { kind: 'invitation-used' }
  | { kind: 'invitation-expired' }
  | { kind: 'invitation-revoked' }

export interface NewInvitation {
  id: InvitationId
  tokenHash: string
  project: ProjectId
  role: Role
  cases: CaseId[]
  createdBy: AccountId
  expiresAt: number
}

export interface ShownInvitation {
  project: { id: ProjectId; name: string }
  role: Role
  caseNames: string[]
  invitedBy: string
  state: InvitationState
}

const columns = {
  id: invitation.id,
  project: invitation.project,
  role: invitation.role,
  cases: invitation.cases,
  expiresAt: invitation.expiresAt,
  usedAt: invitation.usedAt,
  revokedAt: invitation.revokedAt,
}

export async function insertInvitation(db: Database, made: NewInvitation, at: number): Promise<Invitation> {
  const cases = made.role === 'lead' ? made.cases : []
  const [row] = await db
    .insert(invitation)
    .values({ ...made, cases, createdAt: at })
    .returning(columns)
  if (!row) throw new Error('an inserted invitation was not returned')
  return row
}

/** Newest first, used and revoked ones too. */
export function listInvitations(db: Database, of: ProjectId): Promise<Invitation[]> {
  return db
    .select(columns)
    .from(invitation)
    .where(eq(invitation.project, of))
    .orderBy(desc(invitation.createdAt), desc(invitation.id))
}

/** What the bearer of a link is shown before they accept; null where the token names nothing. */
export async function showInvitation(db: Database, tokenHash: string, now: number): Promise<ShownInvitation | null> {
  const [found] = await db
    .select({ ...columns, project: { id: project.id, name: project.name }, invitedBy: account.name })
    .from(invitation)
    .innerJoin(project, eq(project.id, invitation.project))
    .innerJoin(account, eq(account.id, invitation.createdBy))
    .where(and(eq(invitation.tokenHash, tokenHash), isNull(project.deletedAt)))
  if (!found) return null
  const { role, invitedBy } = found
  return {
    project: found.project,
    role,
    caseNames: await nameCases(db, found.cases),
    invitedBy,
    state: stateOfInvitation(found, now),
  }
}

/** Answers whether there was an open invitation to take back. */
export async function revokeInvitation(
  db: Database,
  of: ProjectId,
  id: InvitationId,
  at: number,
): Promise<Result<null, { kind: 'unknown' } | { kind: 'invitation-used' }>> {
  const mine = and(eq(invitation.project, of), eq(invitation.id, id))
  const revoked = await db
    .update(invitation)
    .set({ revokedAt: at })
    .where(and(mine, isNull(invitation.usedAt), isNull(invitation.revokedAt)))
    .returning({ id: invitation.id })
  if (revoked.length > 0) return accept(null)
  const [found] = await db.select(columns).from(invitation).where(mine)
  if (!found) return refuse({ kind: 'unknown' })
  return found.usedAt === null ? accept(null) : refuse({ kind: 'invitation-used' })
}

/** Makes the bearer a member. Of two who use one link at once, one gets in. */
export function acceptInvitation(
  db: Database,
  tokenHash: string,
  who: AccountId,
  at: number,
): Promise<Result<ProjectId, InvitationRefusal | { kind: 'already-member' }>> {
  return db.transaction(async (tx) => {
    const found = await findOpenInvitation(tx, tokenHash, at)
    if (!found.ok) return found
    const membership = and(eq(member.project, found.value.project), eq(member.account, who))
    if ((await tx.$count(member, membership)) > 0) return refuse({ kind: 'already-member' })
    await useInvitation(tx, found.value, who, at)
    return accept(found.value.project)
  })
}

/** Locks the invitation until the transaction ends, so that it is used once. */
export async function findOpenInvitation(
  tx: Database,
  tokenHash: string,
  now: number,
): Promise<Result<Invitation, InvitationRefusal>> {
  const [found] = await tx.select(columns).from(invitation).where(eq(invitation.tokenHash, tokenHash)).for('update')
  if (!found) return refuse({ kind: 'invitation-unknown' })
  const alive = and(eq(project.id, found.project), isNull(project.deletedAt))
  if ((await tx.$count(project, alive)) === 0) return refuse({ kind: 'invitation-unknown' })
  const state = stateOfInvitation(found, now)
  return state === 'open' ? accept(found) : refuse({ kind: `invitation-${state}` })
}

export async function useInvitation(tx: Database, used: Invitation, by: AccountId, at: number): Promise<void> {
  await tx.update(invitation).set({ usedAt: at, usedBy: by }).where(eq(invitation.id, used.id))
  const { project: of, role, cases } = used
  await tx.insert(member).values({ project: of, account: by, role, cases })
  await recordAudit(tx, { project: of, account: by, at, kind: 'member-joined', facts: { member: by, role, cases } })
}

function stateOfInvitation(one: Pick<Invitation, 'usedAt' | 'revokedAt' | 'expiresAt'>, now: number): InvitationState {
  if (one.usedAt !== null) return 'used'
  if (one.revokedAt !== null) return 'revoked'
  return one.expiresAt <= now ? 'expired' : 'open'
}

async function nameCases(db: Database, cases: CaseId[]): Promise<string[]> {
  if (cases.length === 0) return []
  const rows = await db.select({ name: studyCase.name }).from(studyCase).where(inArray(studyCase.id, cases))
  return rows.map((row) => row.name).toSorted()
}
