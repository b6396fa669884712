/** Named snapshots of a codebook. Rows never change: a trigger (its migration) refuses it. */
import type { Codebook, CodebookVersion, ProjectId, VersionId } from '@intercoder/domain'
import { and, asc, eq, max } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { codebookVersion, project } from '../schema/index.ts'

export interface KeptVersion extends CodebookVersion {
  codebook: Codebook
}

const facts = {
  id: codebookVersion.id,
  project: codebookVersion.project,
  number: codebookVersion.number,
  name: codebookVersion.name,
  note: codebookVersion.note,
  by: codebookVersion.by,
  at: codebookVersion.at,
}

/** Oldest first, without what they hold. */
export function listVersions(db: Database, of: ProjectId): Promise<CodebookVersion[]> {
  return db
    .select(facts)
    .from(codebookVersion)
    .where(eq(codebookVersion.project, of))
    .orderBy(asc(codebookVersion.number))
}

/** The same with what they hold. */
export function listKeptVersions(db: Database, of: ProjectId): Promise<KeptVersion[]> {
  return db.select().from(codebookVersion).where(eq(codebookVersion.project, of)).orderBy(asc(codebookVersion.number))
}

export async function findVersion(db: Database, of: ProjectId, id: VersionId): Promise<KeptVersion | null> {
  const [found] = await db
    .select()
    .from(codebookVersion)
    .where(and(eq(codebookVersion.project, of), eq(codebookVersion.id, id)))
  return found ?? null
}

/** Keeps a version under the next number of its project. */
export function insertVersion(db: Database, made: Omit<KeptVersion, 'number'>): Promise<CodebookVersion> {
  return db.transaction(async (tx) => {
    // The project is what two people who name a version at once wait for.
    await tx.select({ id: project.id }).from(project).where(eq(project.id, made.project)).for('update')
    const [last] = await tx
      .select({ number: max(codebookVersion.number) })
      .from(codebookVersion)
      .where(eq(codebookVersion.project, made.project))
    const { codebook, ...version } = { ...made, number: (last?.number ?? 0) + 1 }
    await tx.insert(codebookVersion).values({ ...version, codebook })
    return version
  })
}
