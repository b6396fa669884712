import { expect, test } from 'vitest'
import { parseCells } from './cells.ts'

test('a copied block of a spreadsheet becomes rows of cells', () => {
  expect(parseCells('Hospital\tBeds\r\nA\t640\r\n')).toEqual([
    ['Hospital', 'Beds'],
    ['A', '640'],
  ])
})

test('a quoted cell may hold tabs, line ends and quotes', () => {
  expect(parseCells('"one\n""two""\tthree"\tfour')).toEqual([['one\n"two"\tthree', 'four']])
})

test('a quote inside an unquoted cell is only a quote', () => {
  expect(parseCells('the 5" screen\tx')).toEqual([['the 5" screen', 'x']])
})

test('empty cells keep their place and empty rows go', () => {
  expect(parseCells('a\t\tc\n\t\t\n')).toEqual([['a', '', 'c']])
})
