/** The table of cases as rows and cells of text, and back. Pure. */
import type { Attribute, AttributeValue, Case } from '@intercoder/domain'
import type { GridColumn, GridRow } from '@intercoder/ui'
import { calendarDay } from '#lib/words/units.ts'

/** The column that names the cases; every other column's id is an attribute's. */
export const nameColumn = 'name'

export function columnsOf(attributes: readonly Attribute[]): GridColumn[] {
  return [
    { id: nameColumn, label: 'Case', kind: 'text', editable: true },
    ...attributes.map(({ id, name, kind, choices }) => ({ id, label: name, kind, choices, editable: true })),
  ]
}

export function rowsOf(
  cases: readonly Case[],
  attributes: readonly Attribute[],
  mayEdit: (one: Case) => boolean,
): GridRow[] {
  return cases.map((one) => ({
    id: one.id,
    label: one.name,
    editable: mayEdit(one),
    cells: {
      [nameColumn]: one.name,
      ...Object.fromEntries(attributes.map(({ id }) => [id, textOf(one.values[id] ?? null)])),
    },
  }))
}

export function textOf(value: AttributeValue): string {
  return value === null ? '' : String(value)
}

/** A value as it is read. Numbers stay as they are kept: a year has no thousands. */
export function sayValue(kind: GridColumn['kind'], text: string): string {
  return kind === 'date' ? calendarDay(text) : text
}

/**
 * A block pasted into the table, as a table of its own: the columns it covers with their names, the cases beside it.
 * Null where it reaches beyond the table or over the names of the cases.
 */
export function tableOfPaste(
  cells: readonly string[][],
  at: { row: number; column: number },
  columns: readonly GridColumn[],
  rows: readonly GridRow[],
): string[][] | null {
  const width = Math.max(...cells.map((row) => row.length))
  const covered = columns.slice(at.column, at.column + width)
  const beside = rows.slice(at.row, at.row + cells.length)
  if (at.column === 0 || at.row < 0 || covered.length < width || beside.length < cells.length) return null
  return [
    ['Case', ...covered.map(({ label }) => label)],
    ...beside.map((row, index) => [row.label, ...covered.map((_, column) => cells[index]?.[column] ?? '')]),
  ]
}
