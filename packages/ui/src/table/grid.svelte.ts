/** The state of an editable table: which cell the keyboard is on, what is being typed, what is on its way. */
import { SvelteMap } from 'svelte/reactivity'
import { toasts } from '../feedback/toasts.svelte.ts'

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

/** A cell by its row and its column, wherever the rows are sorted to. */
interface Cell {
  row: string
  column: string
}

export class Grid {
  /** Where the keyboard went, and which row and column it found there: it stays with them when they move. */
  #gone = $state.raw<{ to: CellPosition; row?: string | undefined; column?: string | undefined }>({
    to: { row: 0, column: 0 },
  })
  #draft = $state.raw<(Cell & { text: string }) | null>(null)
  /** What is wrong with the draft. */
  problem = $state<string | null>(null)
  /** Edits that were sent and not yet answered, shown as if they were kept. */
  #pending = new SvelteMap<string, { text: string }>()

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

  get at(): CellPosition {
    const { to, row, column } = this.#gone
    return this.#clamp({
      row: placeOf(this.#rows(), row) ?? to.row,
      column: placeOf(this.#columns(), column) ?? to.column,
    })
  }

  /** The text being typed; null while nothing is edited, or no more because its cell is gone. */
  get draft(): string | null {
    return this.#draft && this.#find(this.#draft) ? this.#draft.text : null
  }

  type(text: string): void {
    if (this.#draft) this.#draft = { ...this.#draft, text }
  }

  textAt({ row, column }: CellPosition): string {
    const [line, field] = [this.#rows()[row], this.#columns()[column]]
    return line && field ? this.#textIn(line, field) : ''
  }

  isEditing(row: number, column: number): boolean {
    if (!this.#draft) return false
    return this.#rows()[row]?.id === this.#draft.row && this.#columns()[column]?.id === this.#draft.column
  }

  /** Goes to a cell, as near as the table has one. */
  go(to: Partial<CellPosition>): void {
    const at = this.#clamp({ ...this.at, ...to })
    this.#gone = { to: at, row: this.#rows()[at.row]?.id, column: this.#columns()[at.column]?.id }
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
    const cell = this.#current()
    if (!cell || !this.mayEdit()) return
    this.#draft = { ...cell, text }
    this.problem = null
  }

  cancel(): void {
    this.#draft = null
    this.problem = null
  }

  /** Sends the draft; a refused one comes back to its cell with what is wrong. True where it was kept. */
  async commit(): Promise<boolean> {
    const draft = this.#draft
    this.cancel()
    return draft === null || this.#write(draft, draft.text)
  }

  /** Sends other text for the current cell, without opening it. */
  async replace(text: string): Promise<void> {
    const cell = this.#current()
    if (cell && this.mayEdit()) await this.#write(cell, text)
  }

  async #write(cell: Cell, text: string): Promise<boolean> {
    const found = this.#find(cell)
    if (!found || text.trim() === this.#textIn(...found)) return true
    const [key, mine] = [`${cell.row} ${cell.column}`, { text: text.trim() }]
    this.#pending.set(key, mine)
    const problem = await this.#keep(cell.row, cell.column, mine.text)
    const isLatest = this.#pending.get(key) === mine
    if (isLatest) this.#pending.delete(key)
    if (problem !== null && isLatest) this.#giveBack(cell, text, problem)
    return problem === null
  }

  /** Whoever is typing by then goes on, and is only told. */
  #giveBack({ row, column }: Cell, text: string, problem: string): void {
    const found = this.#find({ row, column })
    if (!found) return
    if (this.draft !== null) return void toasts.say(`${found[0].label}: ${problem}`, { tone: 'danger' })
    this.#gone = { to: this.at, row, column }
    this.#draft = { row, column, text }
    this.problem = problem
  }

  #textIn(row: GridRow, column: GridColumn): string {
    return this.#pending.get(`${row.id} ${column.id}`)?.text ?? row.cells[column.id] ?? ''
  }

  #current(): Cell | null {
    const [row, column] = [this.#rows()[this.at.row], this.#columns()[this.at.column]]
    return row && column ? { row: row.id, column: column.id } : null
  }

  #find(cell: Cell): [GridRow, GridColumn] | null {
    const row = this.#rows().find(({ id }) => id === cell.row)
    const column = this.#columns().find(({ id }) => id === cell.column)
    return row && column ? [row, column] : null
  }

  #clamp({ row, column }: CellPosition): CellPosition {
    return {
      row: clamp(row, -1, this.#rows().length - 1),
      column: clamp(column, 0, this.#columns().length + this.#extra() - 1),
    }
  }
}

/** Null where it is not, or no longer, among them. */
function placeOf(all: readonly { id: string }[], wanted: string | undefined): number | null {
  const place = all.findIndex(({ id }) => id === wanted)
  return place === -1 ? null : place
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value))
}
