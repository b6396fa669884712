/** Opens, changes and removes rounds, and reads how far they have come. */
import type { AccountId, LayerId, ProjectId, Round, RoundId, SourceId, VersionId } from '@intercoder/domain'
import { accept, refuse, type Result } from '@intercoder/domain'
import { and, asc, eq, isNotNull, ne } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { assignment, codebookVersion, layer, round, roundSource, source } from '../schema/index.ts'

type NameTaken = { kind: 'name-taken'; name: string }

export async function insertRound(
  db: Database,
  made: Round,
): Promise<Result<null, NameTaken | { kind: 'unknown-version'; version: VersionId }>> {
  const { project, version } = made
  if (version !== null && (await db.$count(codebookVersion, isVersion(project, version))) === 0)
    return refuse({ kind: 'unknown-version', version })
  if (await isNameTaken(db, made)) return refuse({ kind: 'name-taken', name: made.name })
  await db.insert(round).values(made)
  return accept(null)
}

export async function updateRound(db: Database, changed: Round): Promise<Result<null, NameTaken>> {
  if (await isNameTaken(db, changed)) return refuse({ kind: 'name-taken', name: changed.name })
  const { name, overseen, autoRelease } = changed
  await db.update(round).set({ name, overseen, autoRelease }).where(eq(round.id, changed.id))
  return accept(null)
}

function isVersion(project: ProjectId, version: VersionId) {
  return and(eq(codebookVersion.project, project), eq(codebookVersion.id, version))
}

async function isNameTaken(db: Database, { id, project, name }: Round): Promise<boolean> {
  return (await db.$count(round, and(eq(round.project, project), eq(round.name, name), ne(round.id, id)))) > 0
}

export async function deleteRound(db: Database, id: RoundId): Promise<void> {
  await db.delete(round).where(eq(round.id, id))
}

/** The round, which nobody else changes or assigns in before the transaction is over; null where it is gone. */
export async function lockRound(tx: Database, of: ProjectId, id: RoundId): Promise<Round | null> {
  const [found] = await tx
    .select()
    .from(round)
    .where(and(eq(round.project, of), eq(round.id, id)))
    .for('update')
  return found ?? null
}

/** A layer of a round, and when it was submitted. */
export interface RoundLayer {
  round: RoundId
  source: SourceId
  layer: LayerId
  coder: AccountId
  sealedAt: number | null
}

const independent = {
  round: layer.round,
  source: layer.source,
  layer: layer.id,
  coder: layer.coder,
  sealedAt: layer.sealedAt,
}

/** What people have begun in a round, or in every round of a project. */
export async function listRoundLayers(
  db: Database,
  of: { project: ProjectId } | { round: RoundId },
): Promise<RoundLayer[]> {
  const found = await db
    .select(independent)
    .from(layer)
    .innerJoin(round, eq(round.id, layer.round))
    .where(and('round' in of ? eq(round.id, of.round) : eq(round.project, of.project), isNotNull(layer.coder)))
    .orderBy(asc(layer.source), asc(layer.coder))
  return found as RoundLayer[]
}

/** Every assignment of a project. */
export function listProjectAssignments(db: Database, of: ProjectId) {
  return db
    .select({ round: assignment.round, source: assignment.source, coder: assignment.coder })
    .from(assignment)
    .innerJoin(round, eq(round.id, assignment.round))
    .where(eq(round.project, of))
}

/** How far the sources of every round of a project have come. */
export function listProjectRoundSources(db: Database, of: ProjectId) {
  return db
    .select({
      round: roundSource.round,
      source: roundSource.source,
      releasedAt: roundSource.releasedAt,
      reconciledAt: roundSource.reconciledAt,
    })
    .from(roundSource)
    .innerJoin(source, eq(source.id, roundSource.source))
    .where(eq(source.project, of))
}
