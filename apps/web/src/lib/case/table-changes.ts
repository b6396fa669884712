/** What bringing in a table of cases would change, cell by cell. Pure. */
import type { Attribute, Case } from '@intercoder/domain'
import type { TablePlan } from '#lib/api/shapes.ts'
import { textOf } from './case-grid.ts'

export interface CellChange {
  before: string
  after: string
  changed: boolean
}

export interface CaseChange {
  name: string
  isNew: boolean
  /** In the order of the plan's columns. */
  cells: CellChange[]
  changed: boolean
}

export function changesOf(plan: TablePlan, cases: readonly Case[], attributes: readonly Attribute[]): CaseChange[] {
  const ids = new Map(attributes.map(({ name, id }) => [name, id]))
  return plan.cases.map(({ name, isNew, values }) => {
    const known = cases.find((one) => one.name === name)
    const cells = plan.columns.map((column) => {
      const id = ids.get(column.name)
      const before = textOf((id && known?.values[id]) ?? null)
      const after = textOf(values[column.name] ?? null)
      return { before, after, changed: before !== after }
    })
    return { name, isNew, cells, changed: isNew || cells.some(({ changed }) => changed) }
  })
}
