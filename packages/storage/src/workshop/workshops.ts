import type { AccountId, ProjectId, WorkshopId } from '@intercoder/domain'
import { desc, eq, getTableColumns, inArray, isNull } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { workshop } from '../schema/index.ts'

/** A live session. Times are milliseconds since 1970; what happens in it is in its shared document. */
export interface Workshop {
  id: WorkshopId
  project: ProjectId
  name: string
  facilitator: AccountId
  createdAt: number
  startedAt: number | null
  endedAt: number | null
}

const { heldAt: _, ...columns } = getTableColumns(workshop)

/** Newest first. */
export function listWorkshops(db: Database, of: ProjectId): Promise<Workshop[]> {
  return db
    .select(columns)
    .from(workshop)
    .where(eq(workshop.project, of))
    .orderBy(desc(workshop.createdAt), desc(workshop.id))
}

export async function findWorkshop(db: Database, id: WorkshopId): Promise<Workshop | null> {
  const [found] = await db.select(columns).from(workshop).where(eq(workshop.id, id))
  return found ?? null
}

/** Where its id is taken, nothing is changed. */
export async function insertWorkshop(db: Database, made: Workshop): Promise<void> {
  await db.insert(workshop).values(made).onConflictDoNothing()
}

export async function updateWorkshop(
  db: Database,
  id: WorkshopId,
  change: Partial<Pick<Workshop, 'name' | 'facilitator' | 'startedAt' | 'endedAt'>>,
): Promise<void> {
  await db.update(workshop).set(change).where(eq(workshop.id, id))
}

/** Those that have not ended, of every project, with when the server last kept that whoever was there was still there. */
export function listOpenWorkshops(db: Database): Promise<(Workshop & { heldAt: number | null })[]> {
  return db.select().from(workshop).where(isNull(workshop.endedAt))
}

export async function keepHeld(db: Database, ids: readonly WorkshopId[], at: number): Promise<void> {
  if (ids.length > 0)
    await db
      .update(workshop)
      .set({ heldAt: at })
      .where(inArray(workshop.id, [...ids]))
}
