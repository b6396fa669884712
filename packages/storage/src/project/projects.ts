import type { AccountId, CaseId, Project, ProjectId, Role, RoundId } from '@intercoder/domain'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { member, project, round, source, studyCase } from '../schema/index.ts'

export interface ListedProject extends Project {
  role: Role
  counts: { sources: number; cases: number; members: number }
}

export interface NewProject extends Project {
  owner: AccountId
  round: { id: RoundId; name: string }
}

/** Makes a project with its owner and its first round, which is open by design. */
export function createProject(db: Database, made: NewProject, at: number): Promise<void> {
  return db.transaction(async (tx) => {
    await tx.insert(project).values({ id: made.id, name: made.name, description: made.description, createdAt: at })
    await tx.insert(member).values({ project: made.id, account: made.owner, role: 'owner' })
    await tx.insert(round).values({ ...made.round, project: made.id, blind: false, createdAt: at })
  })
}

/** The projects that `account` belongs to, by name. */
export function listProjects(db: Database, account: AccountId): Promise<ListedProject[]> {
  return db
    .select({
      id: project.id,
      name: project.name,
      description: project.description,
      role: member.role,
      counts: {
        sources: sql<number>`(select count(*)::int from ${source} where ${source.project} = ${project.id} and ${source.deletedAt} is null)`,
        cases: sql<number>`(select count(*)::int from ${studyCase} where ${studyCase.project} = ${project.id})`,
        members: sql<number>`(select count(*)::int from ${member} as others where others.project = ${project.id})`,
      },
    })
    .from(member)
    .innerJoin(project, eq(project.id, member.project))
    .where(and(eq(member.account, account), isNull(project.deletedAt)))
    .orderBy(asc(project.name), asc(project.id))
}

/** A project and what `account` is in it; null where there is no such project, or they do not belong to it. */
export async function findMembership(
  db: Database,
  id: ProjectId,
  account: AccountId,
): Promise<{ project: Project; role: Role; cases: CaseId[] } | null> {
  const [found] = await db
    .select({
      project: { id: project.id, name: project.name, description: project.description },
      role: member.role,
      cases: member.cases,
    })
    .from(member)
    .innerJoin(project, eq(project.id, member.project))
    .where(and(eq(member.project, id), eq(member.account, account), isNull(project.deletedAt)))
  return found ?? null
}

/** Deleted projects are still there. */
export async function hasProject(db: Database, id: ProjectId): Promise<boolean> {
  return (await db.$count(project, eq(project.id, id))) > 0
}

export async function updateProject(
  db: Database,
  id: ProjectId,
  change: { name?: string | undefined; description?: string | undefined },
): Promise<void> {
  if (change.name === undefined && change.description === undefined) return
  await db.update(project).set(change).where(eq(project.id, id))
}

/** Takes a project out of sight. Its rows and documents stay: they are evidence. */
export async function deleteProject(db: Database, id: ProjectId, at: number): Promise<void> {
  await db.update(project).set({ deletedAt: at }).where(eq(project.id, id))
}
