/** Where the keyboard is in a grid of sources × coders. Row −1 holds the coders' names, column −1 the sources'. */
export class GridCursor {
  row = $state(-1)
  column = $state(-1)
  /** Counts every move by key, so that the focus follows those and nothing else. */
  moves = $state(0)

  #size: () => { rows: number; columns: number }

  /** `columns` counts the coders; one column more, behind them, says how far the source is. */
  constructor(size: () => { rows: number; columns: number }) {
    this.#size = size
  }

  isAt(row: number, column: number): boolean {
    const { rows, columns } = this.#size()
    return row === Math.min(this.row, rows - 1) && column === Math.min(this.column, columns)
  }

  go(row: number, column: number): void {
    const { rows, columns } = this.#size()
    this.row = Math.max(-1, Math.min(rows - 1, row))
    this.column = Math.max(-1, Math.min(columns, column))
  }

  /** Answers whether the key was one that moves. */
  press({ key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>): boolean {
    const { rows, columns } = this.#size()
    const far = ctrlKey || metaKey
    const steps: Record<string, [number, number]> = {
      ArrowUp: [far ? -1 : this.row - 1, this.column],
      ArrowDown: [far ? rows - 1 : this.row + 1, this.column],
      ArrowLeft: [this.row, far ? -1 : this.column - 1],
      ArrowRight: [this.row, far ? columns : this.column + 1],
      Home: [far ? -1 : this.row, -1],
      End: [far ? rows - 1 : this.row, columns],
      PageUp: [this.row - 10, this.column],
      PageDown: [this.row + 10, this.column],
    }
    const to = steps[key]
    if (!to) return false
    this.go(...to)
    this.moves++
    return true
  }
}
