import type { Assignment, ProjectId, Round, RoundId, RoundSource, SourceId } from '@intercoder/domain'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { assignment, layer, round, roundSource } from '../schema/index.ts'

/** In the order they were opened. */
export function listRounds(db: Database, of: ProjectId): Promise<Round[]> {
  return db.select().from(round).where(eq(round.project, of)).orderBy(asc(round.createdAt), asc(round.id))
}

export async function findRound(db: Database, of: ProjectId, id: RoundId): Promise<Round | null> {
  const [found] = await db
    .select()
    .from(round)
    .where(and(eq(round.project, of), eq(round.id, id)))
  return found ?? null
}

const columns = {
  round: roundSource.round,
  source: roundSource.source,
  releasedAt: roundSource.releasedAt,
  reconciledAt: roundSource.reconciledAt,
  consensus: layer.id,
}

function placesIn(db: Database) {
  return db
    .select(columns)
    .from(roundSource)
    .leftJoin(layer, and(eq(layer.round, roundSource.round), eq(layer.source, roundSource.source), isNull(layer.coder)))
    .$dynamic()
}

/** The sources that a round names, and those of which something was released in a round for everyone. */
export function listRoundSources(db: Database, of: RoundId): Promise<RoundSource[]> {
  return placesIn(db).where(eq(roundSource.round, of)).orderBy(asc(roundSource.source))
}

/** A source in a round; one that the round does not name reads as not released. */
export async function findRoundSource(db: Database, of: RoundId, source: SourceId): Promise<RoundSource> {
  const [found] = await placesIn(db).where(and(eq(roundSource.round, of), eq(roundSource.source, source)))
  return found ?? { round: of, source, releasedAt: null, reconciledAt: null, consensus: null }
}

export function listAssignments(db: Database, of: RoundId): Promise<Assignment[]> {
  return db
    .select({ round: assignment.round, source: assignment.source, coder: assignment.coder })
    .from(assignment)
    .where(eq(assignment.round, of))
    .orderBy(asc(assignment.source), asc(assignment.coder))
}

export async function isAssigned(db: Database, { round, source, coder }: Assignment): Promise<boolean> {
  return (await db.$count(assignment, isPair({ round, source, coder }))) > 0
}

/** Those that are there already stay as they are. */
export async function insertAssignments(db: Database, pairs: readonly Assignment[], at: number): Promise<void> {
  if (pairs.length === 0) return
  const places = new Map(pairs.map(({ round, source }) => [`${round}/${source}`, { round, source }]))
  await db
    .insert(roundSource)
    .values([...places.values()])
    .onConflictDoNothing()
  // One statement takes 65,535 values, a row of these has four.
  for (let first = 0; first < pairs.length; first += 10_000) {
    const rows = pairs.slice(first, first + 10_000).map((pair) => ({ ...pair, assignedAt: at }))
    await db.insert(assignment).values(rows).onConflictDoNothing()
  }
}

export async function deleteAssignment(db: Database, pair: Assignment): Promise<void> {
  await db.delete(assignment).where(isPair(pair))
}

function isPair({ round, source, coder }: Assignment) {
  return and(eq(assignment.round, round), eq(assignment.source, source), eq(assignment.coder, coder))
}
