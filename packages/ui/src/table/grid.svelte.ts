/** The state of an editable table: which cell the keyboard is on, what is being typed, what is on its way. */
import { SvelteMap } from 'svelte/reactivity'

export interface GridColumn {
  id: string
  label: string
  kind: 'text' | 'number' | 'choice' | 'date'
  /** The allowed values of a choice. */
  choices?: readonly string[] | undefined
  editable: boolean
}

export interface GridRow {
  id: string
  /** Names the row for those who hear it. */
  label: string
  /** By column id; a missing one is empty. Dates as YYYY-MM-DD. */
  cells: Readonly<Record<string, string>>
  /** False where this row is not to be edited although its columns are. */
  editable?: boolean
}

/** Keeps an edit; answers what is wrong with it, or null. */
export type KeepEdit = (row: string, column: string, text: string) => Promise<string | null>

/** The header is row -1. */
export interface CellPosition {
  row: number
  column: number
}

export class Grid {
  at = $state<CellPosition>({ row: 0, column: 0 })
  /** The text being typed in the current cell; null while nothing is edited. */
  draft = $state<string | null>(null)
  /** What is wrong with the draft. */
  problem = $state<string | null>(null)
  /** Edits that were sent and not yet answered, shown as if they were kept. */
  #pending = new SvelteMap<string, string>()

  #rows: () => readonly GridRow[]
  #columns: () => readonly GridColumn[]
  #keep: KeepEdit
  /** Columns after the data, such as one with a menu. */
  #extra: () => number

  constructor(
    rows: () => readonly GridRow[],
    columns: () => readonly GridColumn[],
    extra: () => number,
    keep: KeepEdit,
  ) {
    this.#rows = rows
    this.#columns = columns
    this.#extra = extra
    this.#keep = keep
  }

  textAt({ row, column }: CellPosition): string {
    const [line, field] = [this.#rows()[row], this.#columns()[column]]
    if (!line || !field) return ''
    return this.#pending.get(`${line.id} ${field.id}`) ?? line.cells[field.id] ?? ''
  }

  isEditing(row: number, column: number): boolean {
    return this.draft !== null && this.at.row === row && this.at.column === column
  }

  /** Goes to a cell, as near as the table has one. */
  go(to: Partial<CellPosition>): void {
    this.at = {
      row: clamp(to.row ?? this.at.row, -1, this.#rows().length - 1),
      column: clamp(to.column ?? this.at.column, 0, this.#columns().length + this.#extra() - 1),
    }
  }

  step(rows: number, columns: number): void {
    this.go({ row: this.at.row + rows, column: this.at.column + columns })
  }

  isEditable({ row, column }: CellPosition): boolean {
    const [line, field] = [this.#rows()[row], this.#columns()[column]]
    return line !== undefined && line.editable !== false && field?.editable === true
  }

  mayEdit(): boolean {
    return this.isEditable(this.at)
  }

  /** Opens the current cell with its own text, or with `text` instead of it. */
  edit(text = this.textAt(this.at)): void {
    if (!this.mayEdit()) return
    this.draft = text
    this.problem = null
  }

  cancel(): void {
    this.draft = null
    this.problem = null
  }

  /** Sends the draft; a refused one comes back to its cell with what is wrong. True where it was kept. */
  async commit(): Promise<boolean> {
    const [text, at] = [this.draft, this.at]
    this.cancel()
    return text === null || this.write(at, text)
  }

  async clear(): Promise<void> {
    if (this.mayEdit() && this.textAt(this.at) !== '') await this.write(this.at, '')
  }

  async write(at: CellPosition, text: string): Promise<boolean> {
    const [row, column] = [this.#rows()[at.row], this.#columns()[at.column]]
    if (!row || !column || text.trim() === this.textAt(at)) return true
    const key = `${row.id} ${column.id}`
    this.#pending.set(key, text.trim())
    const problem = await this.#keep(row.id, column.id, text.trim())
    this.#pending.delete(key)
    if (problem === null) return true
    this.at = at
    this.draft = text
    this.problem = problem
    return false
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value))
}
