import { expect, test } from 'vitest'
import { Grid, type GridColumn, type GridRow, type KeepEdit } from './grid.svelte.ts'

const columns: GridColumn[] = [
  { id: 'name', label: 'Name', kind: 'text', editable: true },
  { id: 'beds', label: 'Beds', kind: 'number', editable: true },
  { id: 'sum', label: 'Sources', kind: 'number', editable: false },
]
const rows: GridRow[] = [
  { id: 'a', label: 'A', cells: { name: 'A', beds: '640' } },
  { id: 'b', label: 'B', cells: { name: 'B' } },
]

function grid(keep: KeepEdit = async () => null): Grid {
  return new Grid(
    () => rows,
    () => columns,
    () => 1,
    keep,
  )
}

test('the keyboard stays inside the table, its header and the columns after the data', () => {
  const table = grid()
  table.step(-5, -5)
  expect(table.at).toEqual({ row: -1, column: 0 })
  table.step(9, 9)
  expect(table.at).toEqual({ row: 1, column: 3 })
})

test('an edit is shown at once, while it is still on its way', async () => {
  let answer = (_: string | null) => {}
  const table = grid(() => new Promise((resolve) => (answer = resolve)))
  table.go({ row: 0, column: 1 })
  table.edit('650')
  const kept = table.commit()
  expect(table.textAt({ row: 0, column: 1 })).toBe('650')
  expect(table.draft).toBeNull()
  answer(null)
  expect(await kept).toBe(true)
})

test('a refused edit comes back to its cell with what was typed and what is wrong', async () => {
  const table = grid(async () => 'Beds is a number.')
  table.go({ row: 0, column: 1 })
  table.edit('many')
  const kept = table.commit()
  table.go({ row: 1, column: 0 })
  expect(await kept).toBe(false)
  expect(table.at).toEqual({ row: 0, column: 1 })
  expect(table.draft).toBe('many')
  expect(table.problem).toBe('Beds is a number.')
  expect(table.textAt({ row: 0, column: 1 })).toBe('640')
})

test('a cell that is not to be edited is not, and an unchanged one is not sent', async () => {
  const sent: string[] = []
  const table = grid(async (_row, _column, text) => (sent.push(text), null))
  table.go({ row: 0, column: 2 })
  table.edit('7')
  expect(table.draft).toBeNull()
  table.go({ row: 0, column: 1 })
  table.edit(' 640 ')
  await table.commit()
  expect(sent).toEqual([])
})
