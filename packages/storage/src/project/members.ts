import {
  accept,
  refuse,
  type AccountId,
  type CaseId,
  type Member,
  type ProjectId,
  type Result,
  type Role,
} from '@intercoder/domain'
import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { account, member, studyCase } from '../schema/index.ts'

export interface ListedMember {
  account: AccountId
  name: string
  initials: string
  colour: string
  role: Role
  cases: CaseId[]
}

/** By name. */
export function listMembers(db: Database, project: ProjectId): Promise<ListedMember[]> {
  return db
    .select({
      account: member.account,
      name: account.name,
      initials: account.initials,
      colour: account.colour,
      role: member.role,
      cases: member.cases,
    })
    .from(member)
    .innerJoin(account, eq(account.id, member.account))
    .where(eq(member.project, project))
    .orderBy(asc(account.name), asc(account.id))
}

/** Makes somebody a member without an invitation; for what is built as a whole, such as the demo study. */
export async function insertMember(db: Database, made: Member): Promise<void> {
  await db.insert(member).values(made)
}

export type MemberRefusal = { kind: 'unknown' } | { kind: 'last-owner' } | { kind: 'unknown-case'; case: string }

/** Changes what a member may do. A project keeps an owner, and only leads have cases. */
export function updateMember(
  db: Database,
  project: ProjectId,
  who: AccountId,
  change: { role: Role; cases: CaseId[] },
): Promise<Result<null, MemberRefusal>> {
  return db.transaction(async (tx) => {
    const current = await lockMember(tx, project, who)
    if (!current) return refuse({ kind: 'unknown' })
    if (current.role === 'owner' && change.role !== 'owner' && !(await hasOtherOwner(tx, project, who)))
      return refuse({ kind: 'last-owner' })
    const cases = change.role === 'lead' ? [...new Set(change.cases)] : []
    const missing = await findMissingCase(tx, project, cases)
    if (missing) return refuse({ kind: 'unknown-case', case: missing })
    await tx.update(member).set({ role: change.role, cases }).where(isMember(project, who))
    return accept(null)
  })
}

export function removeMember(db: Database, project: ProjectId, who: AccountId): Promise<Result<null, MemberRefusal>> {
  return db.transaction(async (tx) => {
    const current = await lockMember(tx, project, who)
    if (!current) return refuse({ kind: 'unknown' })
    if (current.role === 'owner' && !(await hasOtherOwner(tx, project, who))) return refuse({ kind: 'last-owner' })
    await tx.delete(member).where(isMember(project, who))
    return accept(null)
  })
}

/** The first of `cases` that is no case of the project. */
export async function findMissingCase(db: Database, project: ProjectId, cases: CaseId[]): Promise<CaseId | null> {
  if (cases.length === 0) return null
  const found = await db
    .select({ id: studyCase.id })
    .from(studyCase)
    .where(and(eq(studyCase.project, project), inArray(studyCase.id, cases)))
  return cases.find((id) => !found.some((row) => row.id === id)) ?? null
}

function isMember(project: ProjectId, who: AccountId) {
  return and(eq(member.project, project), eq(member.account, who))
}

/** Locks all members, so that two owners who lower each other at once do not leave a project without one. */
async function lockMember(tx: Database, project: ProjectId, who: AccountId) {
  const members = await tx
    .select()
    .from(member)
    .where(eq(member.project, project))
    .orderBy(asc(member.account))
    .for('update')
  return members.find((one) => one.account === who) ?? null
}

async function hasOtherOwner(tx: Database, project: ProjectId, who: AccountId): Promise<boolean> {
  const others = and(eq(member.project, project), eq(member.role, 'owner'), ne(member.account, who))
  return (await tx.$count(member, others)) > 0
}
