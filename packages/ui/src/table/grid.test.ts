import { expect, test } from 'vitest'
import { toasts } from '../feedback/toasts.svelte.ts'
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

function grid(keep: KeepEdit = async () => null, now: () => GridRow[] = () => rows): Grid {
  return new Grid(
    now,
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

/** Edits that wait, each until it is answered. */
function holdEdits() {
  const held: { text: string; answer: (problem: string | null) => void }[] = []
  const keep: KeepEdit = (_row, _column, text) => new Promise((answer) => held.push({ text, answer }))
  return { held, keep }
}

test('the keyboard and what is being typed stay with their row where the rows are sorted anew', async () => {
  let now = rows
  const kept: string[] = []
  const table = grid(
    async (row, column, text) => (kept.push(`${row} ${column} ${text}`), null),
    () => now,
  )
  table.go({ row: 0, column: 1 })
  table.edit('65')
  now = rows.toReversed()
  expect(table.at).toEqual({ row: 1, column: 1 })
  expect([table.isEditing(0, 1), table.isEditing(1, 1)]).toEqual([false, true])
  table.type('650')
  await table.commit()
  expect(kept).toEqual(['a beds 650'])
})

test('what was being typed in a row that is gone is in no other, and the keyboard goes to the nearest', async () => {
  let now = rows
  const { held, keep } = holdEdits()
  const table = grid(keep, () => now)
  table.go({ row: 1, column: 1 })
  table.edit('480')
  now = rows.slice(0, 1)
  expect([table.draft, table.at]).toEqual([null, { row: 0, column: 1 }])
  await table.commit()
  expect(held).toEqual([])
})

test('a refused edit leaves what is being typed in another cell alone, and is told of', async () => {
  const { held, keep } = holdEdits()
  const table = grid(keep)
  table.go({ row: 0, column: 1 })
  table.edit('many')
  const kept = table.commit()
  table.go({ row: 1, column: 0 })
  table.edit('Ward B')
  held[0]?.answer('Beds is a number.')
  expect(await kept).toBe(false)
  expect([table.at, table.draft, table.problem]).toEqual([{ row: 1, column: 0 }, 'Ward B', null])
  expect(toasts.list.map(({ text }) => text)).toEqual(['A: Beds is a number.'])
})

test('of two edits of one cell the later is shown until it is answered itself', async () => {
  const { held, keep } = holdEdits()
  const table = grid(keep)
  table.go({ row: 0, column: 1 })
  const first = table.replace('many')
  const second = table.replace('650')
  held[0]?.answer('Beds is a number.')
  await first
  expect([table.textAt({ row: 0, column: 1 }), table.draft]).toEqual(['650', null])
  held[1]?.answer(null)
  await second
  expect(table.textAt({ row: 0, column: 1 })).toBe('640')
})
