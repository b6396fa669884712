import {
  accept,
  readValue,
  refuse,
  type Attribute,
  type AttributeId,
  type AttributeKind,
  type ProjectId,
  type Result,
} from '@intercoder/domain'
import { and, asc, eq, max, ne, sql } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { attribute, project, studyCase } from '../schema/index.ts'

export type AttributeRefusal =
  | { kind: 'unknown' }
  | { kind: 'name-taken'; name: string }
  /** What some cases hold would not fit the changed attribute. */
  | { kind: 'values-do-not-fit'; cases: string[] }

const columns = { id: attribute.id, name: attribute.name, kind: attribute.kind, choices: attribute.choices }

/** In the order of the table's columns. */
export function listAttributes(db: Database, of: ProjectId): Promise<Attribute[]> {
  return db
    .select(columns)
    .from(attribute)
    .where(eq(attribute.project, of))
    .orderBy(asc(attribute.order), asc(attribute.id))
}

/** Adds a column at the end of the table. */
export async function insertAttribute(
  db: Database,
  of: ProjectId,
  made: Attribute,
): Promise<Result<Attribute, AttributeRefusal>> {
  const [last] = await db
    .select({ order: max(attribute.order) })
    .from(attribute)
    .where(eq(attribute.project, of))
  const rows = await db
    .insert(attribute)
    .values({ ...made, project: of, order: (last?.order ?? 0) + 1 })
    .onConflictDoNothing({ target: [attribute.project, attribute.name] })
    .returning(columns)
  return rows[0] ? accept(rows[0]) : refuse({ kind: 'name-taken', name: made.name })
}

/** Changes a column, refusing what would leave a case with a value that does not fit it. */
export function updateAttribute(
  db: Database,
  of: ProjectId,
  id: AttributeId,
  change: { name?: string | undefined; kind?: AttributeKind | undefined; choices?: string[] | undefined },
): Promise<Result<Attribute, AttributeRefusal>> {
  return db.transaction(async (tx) => {
    await lockTable(tx, of)
    const [current] = await tx.select(columns).from(attribute).where(isAttribute(of, id))
    if (!current) return refuse({ kind: 'unknown' })
    const kind = change.kind ?? current.kind
    const choices = kind === 'choice' ? (change.choices ?? current.choices) : []
    const next: Attribute = { id, name: change.name ?? current.name, kind, choices }
    const namesakes = and(eq(attribute.project, of), eq(attribute.name, next.name), ne(attribute.id, id))
    if ((await tx.$count(attribute, namesakes)) > 0) return refuse({ kind: 'name-taken', name: next.name })
    const misfits = await refitValues(tx, of, next)
    if (misfits.length > 0) return refuse({ kind: 'values-do-not-fit', cases: misfits })
    await tx.update(attribute).set(next).where(isAttribute(of, id))
    return accept(next)
  })
}

/** Takes a column away, with every value in it; answers whether there was one. */
export function deleteAttribute(db: Database, of: ProjectId, id: AttributeId): Promise<boolean> {
  return db.transaction(async (tx) => {
    await lockTable(tx, of)
    const deleted = await tx.delete(attribute).where(isAttribute(of, id)).returning({ id: attribute.id })
    await tx
      .update(studyCase)
      .set({ values: sql`${studyCase.values} - ${id}::text` })
      .where(eq(studyCase.project, of))
    return deleted.length > 0
  })
}

/** What changes columns or reads them to write values waits here, so that no value is written for a column that has gone. */
export async function lockTable(tx: Database, of: ProjectId): Promise<void> {
  await tx.select({ id: project.id }).from(project).where(eq(project.id, of)).for('update')
}

/** Rewrites the values of a column for its new kind; where some do not fit, nothing is written and their cases are named. */
async function refitValues(tx: Database, of: ProjectId, next: Attribute): Promise<string[]> {
  const cases = await tx.select().from(studyCase).where(eq(studyCase.project, of)).orderBy(asc(studyCase.name))
  const read = cases.map((one) => ({ one, value: readValue(next, one.values[next.id] ?? null) }))
  const misfits = read.filter(({ value }) => !value.ok).map(({ one }) => one.name)
  if (misfits.length > 0) return misfits
  for (const { one, value } of read) {
    const before = one.values[next.id] ?? null
    if (!value.ok || value.value === before) continue
    await tx
      .update(studyCase)
      .set({ values: { ...one.values, [next.id]: value.value } })
      .where(eq(studyCase.id, one.id))
  }
  return []
}

function isAttribute(of: ProjectId, id: AttributeId) {
  return and(eq(attribute.project, of), eq(attribute.id, id))
}
