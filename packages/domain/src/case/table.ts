/**
 * Reads a pasted table of cases: the first row names the columns, the first column names the cases. The answer is a
 * plan of what would change, so that it can be shown before it is done, and done whole or not at all.
 */
import { accept, refuse, type Result } from '../result.ts'
import type { Attribute, AttributeKind, AttributeValue } from './case.ts'
import { readDate, readNumber, readValue, type ValueRefusal } from './value.ts'

export interface PlannedColumn {
  name: string
  kind: AttributeKind
  choices: string[]
  /** Whether the attribute has to be made. */
  isNew: boolean
}

export interface PlannedCase {
  name: string
  isNew: boolean
  /** Values by column name; a blank cell takes a value away. */
  values: Record<string, AttributeValue>
}

export interface TablePlan {
  columns: PlannedColumn[]
  cases: PlannedCase[]
}

export type TableRefusal =
  | { kind: 'empty-table' }
  | { kind: 'unnamed-column'; column: number }
  | { kind: 'repeated-column'; name: string }
  | { kind: 'unnamed-case'; row: number }
  | { kind: 'repeated-case'; name: string; row: number }
  | { kind: 'too-many-cells'; row: number; cells: number; columns: number }
  | { kind: 'bad-value'; row: number; column: string; why: ValueRefusal }

/** `rows` and columns are counted from 1 in refusals, header included, as a spreadsheet shows them. */
export function planTable(
  rows: string[][],
  known: { attributes: Attribute[]; cases: { name: string }[] },
): Result<TablePlan, TableRefusal> {
  const [header, ...body] = rows.map((row) => row.map((cell) => cell.trim()))
  const filled = body
    .map((cells, index) => ({ cells, row: index + 2 }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (!header || header.length === 0 || filled.length === 0) return refuse({ kind: 'empty-table' })
  const flaw = flawOfHeader(header) ?? flawOfRows(filled, header.length)
  if (flaw) return refuse(flaw)

  const columns = header.slice(1).map((name, index) =>
    planColumn(
      name,
      filled.map(({ cells }) => cells[index + 1] ?? ''),
      known.attributes,
    ),
  )
  const cases: PlannedCase[] = []
  for (const { cells, row } of filled) {
    const values = readRow(cells.slice(1), columns, row)
    if (!values.ok) return values
    const name = cells[0] ?? ''
    cases.push({ name, isNew: !known.cases.some((one) => one.name === name), values: values.value })
  }
  return accept({ columns, cases })
}

function flawOfHeader(header: string[]): TableRefusal | null {
  const names = header.slice(1)
  const unnamed = names.findIndex((name) => name === '')
  if (unnamed >= 0) return { kind: 'unnamed-column', column: unnamed + 2 }
  const repeated = names.find((name, index) => names.indexOf(name) !== index)
  return repeated === undefined ? null : { kind: 'repeated-column', name: repeated }
}

function flawOfRows(rows: { cells: string[]; row: number }[], columns: number): TableRefusal | null {
  const seen = new Set<string>()
  for (const { cells, row } of rows) {
    const name = cells[0] ?? ''
    if (cells.length > columns && cells.slice(columns).some((cell) => cell !== ''))
      return { kind: 'too-many-cells', row, cells: cells.length, columns }
    if (name === '') return { kind: 'unnamed-case', row }
    if (seen.has(name)) return { kind: 'repeated-case', name, row }
    seen.add(name)
  }
  return null
}

function planColumn(name: string, cells: string[], attributes: Attribute[]): PlannedColumn {
  const known = attributes.find((attribute) => attribute.name === name)
  if (known) return { name, kind: known.kind, choices: known.choices, isNew: false }
  const given = cells.filter((cell) => cell !== '')
  const kind = guessKind(given)
  return { name, kind, choices: kind === 'choice' ? [...new Set(given)] : [], isNew: true }
}

/** A column whose few values come back again and again is a choice; anything doubtful is text, which holds everything. */
function guessKind(cells: string[]): AttributeKind {
  if (cells.length === 0) return 'text'
  if (cells.every((cell) => readNumber(cell) !== null)) return 'number'
  if (cells.every((cell) => readDate(cell) !== null)) return 'date'
  const distinct = new Set(cells)
  const short = cells.every((cell) => cell.length <= 60)
  return short && distinct.size <= 12 && distinct.size * 2 <= cells.length ? 'choice' : 'text'
}

function readRow(
  cells: string[],
  columns: PlannedColumn[],
  row: number,
): Result<Record<string, AttributeValue>, TableRefusal> {
  const values: [string, AttributeValue][] = []
  for (const [index, column] of columns.entries()) {
    const value = readValue(column, cells[index] ?? '')
    if (!value.ok) return refuse({ kind: 'bad-value', row, column: column.name, why: value.refusal })
    values.push([column.name, value.value])
  }
  return accept(Object.fromEntries(values))
}
