import {
  planTable,
  type AttributeId,
  type AttributeValue,
  type CaseId,
  type CaseKind,
  type NewId,
  type ProjectId,
  type Result,
  type TablePlan,
  type TableRefusal,
} from '@intercoder/domain'
import { eq } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { attribute, studyCase } from '../schema/index.ts'
import { listAttributes, lockTable } from './attributes.ts'
import { listCases } from './cases.ts'

/** What a pasted table would change; nothing is written. */
export async function previewTable(
  db: Database,
  of: ProjectId,
  rows: string[][],
): Promise<Result<TablePlan, TableRefusal>> {
  return planTable(rows, { attributes: await listAttributes(db, of), cases: await listCases(db, of) })
}

/** Brings a pasted table in, whole or not at all: makes missing attributes and cases, and updates cases by name. */
export function importTable(
  db: Database,
  of: ProjectId,
  rows: string[][],
  kind: CaseKind,
  newId: NewId,
): Promise<Result<TablePlan, TableRefusal>> {
  return db.transaction(async (tx) => {
    await lockTable(tx, of)
    const attributes = await listAttributes(tx, of)
    const cases = await listCases(tx, of)
    const plan = planTable(rows, { attributes, cases })
    if (!plan.ok) return plan
    const ids = new Map(attributes.map((one) => [one.name, one.id]))
    for (const [index, column] of plan.value.columns.filter((one) => one.isNew).entries()) {
      const id = newId<AttributeId>()
      ids.set(column.name, id)
      const { name, kind, choices } = column
      await tx.insert(attribute).values({ id, project: of, name, kind, choices, order: attributes.length + index + 1 })
    }
    const known = new Map(cases.map((one) => [one.name, one]))
    for (const planned of plan.value.cases) {
      const before = known.get(planned.name)
      const values = { ...before?.values, ...byId(planned.values, ids) }
      if (before) await tx.update(studyCase).set({ values }).where(eq(studyCase.id, before.id))
      else await tx.insert(studyCase).values({ id: newId<CaseId>(), project: of, name: planned.name, kind, values })
    }
    return plan
  })
}

function byId(
  values: Record<string, AttributeValue>,
  ids: Map<string, AttributeId>,
): Record<AttributeId, AttributeValue> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [ids.get(name) ?? name, value]))
}
