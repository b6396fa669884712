import {
  accept,
  readValue,
  refuse,
  type Attribute,
  type AttributeId,
  type AttributeValue,
  type Case,
  type CaseId,
  type CaseKind,
  type ProjectId,
  type Result,
  type ValueRefusal,
} from '@intercoder/domain'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { member, source, studyCase } from '../schema/index.ts'
import { listAttributes, lockTable } from './attributes.ts'

export type CaseRefusal =
  | { kind: 'unknown' }
  | { kind: 'name-taken'; name: string }
  | { kind: 'unknown-attribute'; attribute: string }
  | { kind: 'bad-value'; why: ValueRefusal }
  | { kind: 'case-in-use'; sources: number }

type GivenValues = Record<string, AttributeValue>

/** By name. */
export function listCases(db: Database, of: ProjectId): Promise<Case[]> {
  return db.select().from(studyCase).where(eq(studyCase.project, of)).orderBy(asc(studyCase.name), asc(studyCase.id))
}

export async function findCase(db: Database, of: ProjectId, id: CaseId): Promise<Case | null> {
  const [found] = await db.select().from(studyCase).where(isCase(of, id))
  return found ?? null
}

export function insertCase(
  db: Database,
  of: ProjectId,
  made: { id: CaseId; name: string; kind: CaseKind; values: GivenValues },
): Promise<Result<Case, CaseRefusal>> {
  return db.transaction(async (tx) => {
    await lockTable(tx, of)
    const values = fitValues(await listAttributes(tx, of), {}, made.values)
    if (!values.ok) return values
    const [row] = await tx
      .insert(studyCase)
      .values({ ...made, project: of, values: values.value })
      .onConflictDoNothing({ target: [studyCase.project, studyCase.name] })
      .returning()
    return row ? accept(row) : refuse({ kind: 'name-taken', name: made.name })
  })
}

/** Changes a name or some values; a value that is not named stays as it is, null takes one away. */
export function updateCase(
  db: Database,
  of: ProjectId,
  id: CaseId,
  change: { name?: string | undefined; kind?: CaseKind | undefined; values?: GivenValues | undefined },
): Promise<Result<Case, CaseRefusal>> {
  return db.transaction(async (tx) => {
    await lockTable(tx, of)
    const current = await findCase(tx, of, id)
    if (!current) return refuse({ kind: 'unknown' })
    const values = fitValues(await listAttributes(tx, of), current.values, change.values ?? {})
    if (!values.ok) return values
    const next = {
      ...current,
      name: change.name ?? current.name,
      kind: change.kind ?? current.kind,
      values: values.value,
    }
    const namesake = (await listCases(tx, of)).some((one) => one.name === next.name && one.id !== id)
    if (namesake) return refuse({ kind: 'name-taken', name: next.name })
    await tx.update(studyCase).set({ name: next.name, kind: next.kind, values: next.values }).where(isCase(of, id))
    return accept(next)
  })
}

/** A case that sources belong to stays; deleted sources let go of it. */
export function deleteCase(db: Database, of: ProjectId, id: CaseId): Promise<Result<null, CaseRefusal>> {
  return db.transaction(async (tx) => {
    await lockTable(tx, of)
    const inIt = and(eq(source.project, of), eq(source.case, id))
    const sources = await tx.$count(source, and(inIt, isNull(source.deletedAt)))
    if (sources > 0) return refuse({ kind: 'case-in-use', sources })
    await tx.update(source).set({ case: null }).where(inIt)
    const deleted = await tx.delete(studyCase).where(isCase(of, id)).returning({ id: studyCase.id })
    if (deleted.length === 0) return refuse({ kind: 'unknown' })
    await tx
      .update(member)
      .set({ cases: sql`array_remove(${member.cases}, ${id})` })
      .where(eq(member.project, of))
    return accept(null)
  })
}

function fitValues(
  attributes: Attribute[],
  before: Record<AttributeId, AttributeValue>,
  given: GivenValues,
): Result<Record<AttributeId, AttributeValue>, CaseRefusal> {
  const values = { ...before }
  for (const [id, value] of Object.entries(given)) {
    const attribute = attributes.find((one) => one.id === id)
    if (!attribute) return refuse({ kind: 'unknown-attribute', attribute: id })
    const fitting = readValue(attribute, value)
    if (!fitting.ok) return refuse({ kind: 'bad-value', why: fitting.refusal })
    values[attribute.id] = fitting.value
  }
  return accept(values)
}

function isCase(of: ProjectId, id: CaseId) {
  return and(eq(studyCase.project, of), eq(studyCase.id, id))
}
