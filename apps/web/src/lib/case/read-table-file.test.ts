import { expect, test } from 'vitest'
import { parseTable, readTableFile } from './read-table-file.ts'

test.each([
  ['tabs, as from a spreadsheet', 'Case\tBeds\r\nA\t640\r\n\t\r\n'],
  ['commas', 'Case,Beds\nA,640\n\n'],
  ['semicolons, as Excel writes in much of Europe', 'Case;Beds\nA;640'],
  ['a byte order mark', '\uFEFFCase,Beds\nA,640'],
])('a table is read with %s', (_, text) => {
  expect(parseTable(text)).toEqual([
    ['Case', 'Beds'],
    ['A', '640'],
  ])
})

test('a quoted cell may hold the delimiter', () => {
  expect(parseTable('Case,Setting\nA,"city, centre"')[1]).toEqual(['A', 'city, centre'])
})

test('a file in the old Windows charset keeps its accents', async () => {
  const file = new Blob([new Uint8Array([0x43, 0x61, 0x66, 0xe9])])
  expect(await readTableFile(file)).toBe('Café')
})
