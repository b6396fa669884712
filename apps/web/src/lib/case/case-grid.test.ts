import type { Attribute, AttributeId, Case, CaseId, ProjectId } from '@intercoder/domain'
import { describe, expect, test } from 'vitest'
import { columnsOf, rowsOf, sayValue, tableOfPaste } from './case-grid.ts'

const beds: Attribute = { id: 'beds' as AttributeId, name: 'Beds', kind: 'number', choices: [] }
const system: Attribute = { id: 'system' as AttributeId, name: 'System', kind: 'choice', choices: ['Oxlip'] }
const cases = ['A', 'B', 'C'].map((name): Case => ({
  id: name as CaseId,
  project: 'p' as ProjectId,
  name,
  kind: 'site',
  values: { [beds.id]: 640 },
}))
const columns = columnsOf([beds, system])
const rows = rowsOf(cases, [beds, system], ({ name }) => name === 'A')

test('a row holds the name and every value as text', () => {
  expect(rows[0]).toEqual({ id: 'A', label: 'A', editable: true, cells: { name: 'A', beds: '640', system: '' } })
})

test.each([
  ['date', '2022-02-14', '14 Feb 2022'],
  ['date', '', ''],
  ['number', '2022', '2022'],
  ['text', '2022-02-14', '2022-02-14'],
] as const)('a %s kept as “%s” is read as “%s”', (kind, kept, read) => {
  expect(sayValue(kind, kept)).toBe(read)
})

describe('a block pasted into the table', () => {
  test('becomes a table with the columns it covers and the cases beside it', () => {
    expect(tableOfPaste([['1', 'Oxlip'], ['2']], { row: 1, column: 1 }, columns, rows)).toEqual([
      ['Case', 'Beds', 'System'],
      ['B', '1', 'Oxlip'],
      ['C', '2', ''],
    ])
  })

  test.each([
    ['the names of the cases', { row: 0, column: 0 }],
    ['the header', { row: -1, column: 1 }],
    ['more columns than there are', { row: 0, column: 2 }],
    ['more cases than there are', { row: 2, column: 1 }],
  ])('is not taken for one where it covers %s', (_, at) => {
    const block = [
      ['1', '2'],
      ['3', '4'],
    ]
    expect(tableOfPaste(block, at, columns, rows)).toBeNull()
  })
})
