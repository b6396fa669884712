import { describe, expect, test } from 'vitest'
import type { AttributeId } from '../ids.ts'
import { planTable } from './table.ts'
import { readValue } from './value.ts'

const nothing = { attributes: [], cases: [] }
const system = {
  id: 'attr-system' as AttributeId,
  name: 'System',
  kind: 'choice' as const,
  choices: ['Millennium', 'Lorenzo', 'RiO'],
}

describe('a pasted table of cases', () => {
  test('states kinds for new columns and says which cases are new', () => {
    const rows = [
      ['Hospital', 'System', 'Beds', 'Went live', 'Setting'],
      ['A', 'Millennium', '1,100', '2009-06-30', 'city centre'],
      ['B', 'Millennium', '', '2010-01-02', 'county town'],
      ['C', 'Lorenzo', '540', '', 'two sites'],
      ['D', 'Lorenzo', '600.5', '2010-11-03', 'coast'],
    ]
    const plan = planTable(rows, { attributes: [], cases: [{ name: 'B' }] })
    expect(plan).toEqual({
      ok: true,
      value: {
        columns: [
          { name: 'System', kind: 'choice', choices: ['Millennium', 'Lorenzo'], isNew: true },
          { name: 'Beds', kind: 'number', choices: [], isNew: true },
          { name: 'Went live', kind: 'date', choices: [], isNew: true },
          { name: 'Setting', kind: 'text', choices: [], isNew: true },
        ],
        cases: [
          {
            name: 'A',
            isNew: true,
            values: { System: 'Millennium', Beds: 1100, 'Went live': '2009-06-30', Setting: 'city centre' },
          },
          {
            name: 'B',
            isNew: false,
            values: { System: 'Millennium', Beds: null, 'Went live': '2010-01-02', Setting: 'county town' },
          },
          { name: 'C', isNew: true, values: { System: 'Lorenzo', Beds: 540, 'Went live': null, Setting: 'two sites' } },
          {
            name: 'D',
            isNew: true,
            values: { System: 'Lorenzo', Beds: 600.5, 'Went live': '2010-11-03', Setting: 'coast' },
          },
        ],
      },
    })
  })

  test('keeps the kind of a known column and refuses what does not fit it, naming the row and the column', () => {
    const rows = [
      ['', 'System'],
      ['A', 'RiO'],
      ['B', 'Rio'],
    ]
    expect(planTable(rows, { ...nothing, attributes: [system] })).toMatchObject({
      ok: false,
      refusal: { kind: 'bad-value', row: 3, column: 'System', why: { kind: 'not-a-choice', given: 'Rio' } },
    })
  })

  test.each([
    ['nothing', [], { kind: 'empty-table' }],
    ['a header alone', [['Case', 'Beds']], { kind: 'empty-table' }],
    [
      'a header and blank rows',
      [
        ['Case', 'Beds'],
        ['', ' '],
      ],
      { kind: 'empty-table' },
    ],
    [
      'a column without a name',
      [
        ['Case', 'Beds', ' '],
        ['A', '1', '2'],
      ],
      { kind: 'unnamed-column', column: 3 },
    ],
    [
      'two columns of one name',
      [
        ['Case', 'Beds', 'Beds'],
        ['A', '1', '2'],
      ],
      { kind: 'repeated-column', name: 'Beds' },
    ],
    [
      'a case without a name',
      [
        ['Case', 'Beds'],
        ['A', '1'],
        ['', '2'],
      ],
      { kind: 'unnamed-case', row: 3 },
    ],
    ['one case twice', [['Case'], ['A'], ['B'], ['A']], { kind: 'repeated-case', name: 'A', row: 4 }],
    [
      'more cells than columns',
      [
        ['Case', 'Beds'],
        ['A', '1', '2'],
      ],
      { kind: 'too-many-cells', row: 2, cells: 3, columns: 2 },
    ],
  ])('refuses %s by name', (_, rows, refusal) => {
    expect(planTable(rows, nothing)).toEqual({ ok: false, refusal })
  })

  test('passes over blank rows and short rows', () => {
    const plan = planTable([['Case', 'Beds', 'Town'], ['A', '1'], ['', '', ''], ['B']], nothing)
    expect(plan.ok && plan.value.cases).toEqual([
      { name: 'A', isNew: true, values: { Beds: 1, Town: null } },
      { name: 'B', isNew: true, values: { Beds: null, Town: null } },
    ])
  })

  test('is not fooled by names that objects have of their own', () => {
    const plan = planTable(
      [
        ['Case', '__proto__', 'constructor'],
        ['A', 'x', 'y'],
      ],
      nothing,
    )
    expect(plan.ok && Object.entries(plan.value.cases[0]!.values)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ])
  })
})

describe('a value', () => {
  const number = { name: 'Beds', kind: 'number' as const, choices: [] }
  const date = { name: 'Live', kind: 'date' as const, choices: [] }

  test.each([
    ['12', 12],
    [' -3.5 ', -3.5],
    ['1,234,567', 1234567],
    ['', null],
    [7, 7],
  ])('reads %j as the number %j', (given, value) => {
    expect(readValue(number, given)).toEqual({ ok: true, value })
  })

  test.each(['1,5', '12 beds', 'NaN', '1e999', '0x10', '--1', '9'.repeat(400)])('refuses %j as a number', (given) => {
    expect(readValue(number, given)).toMatchObject({
      ok: false,
      refusal: { kind: 'not-a-number', given: given.slice(0, 200) },
    })
  })

  test.each(['2010-02-30', '03/04/2010', '2010-13-01', 'June 2010'])('refuses %j as a date', (given) => {
    expect(readValue(date, given)).toMatchObject({ ok: false, refusal: { kind: 'not-a-date', given } })
  })

  test('writes a date with two digits for month and day', () => {
    expect(readValue(date, '2010-2-3')).toEqual({ ok: true, value: '2010-02-03' })
  })
})
