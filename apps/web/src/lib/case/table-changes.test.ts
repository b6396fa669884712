import type { Attribute, AttributeId, Case, CaseId, ProjectId } from '@intercoder/domain'
import { expect, test } from 'vitest'
import { changesOf } from './table-changes.ts'

const beds: Attribute = { id: 'beds' as AttributeId, name: 'Beds', kind: 'number', choices: [] }
const a: Case = { id: 'a' as CaseId, project: 'p' as ProjectId, name: 'A', kind: 'site', values: { [beds.id]: 640 } }
const columns = [
  { name: 'Beds', kind: 'number' as const, choices: [], isNew: false },
  { name: 'Town', kind: 'text' as const, choices: [], isNew: true },
]

test('each cell says what it was and what it would be', () => {
  const plan = {
    columns,
    cases: [
      { name: 'A', isNew: false, values: { Beds: null, Town: 'Oxlip' } },
      { name: 'B', isNew: true, values: { Beds: null, Town: null } },
    ],
  }
  expect(changesOf(plan, [a], [beds])).toEqual([
    {
      name: 'A',
      isNew: false,
      changed: true,
      cells: [
        { before: '640', after: '', changed: true },
        { before: '', after: 'Oxlip', changed: true },
      ],
    },
    {
      name: 'B',
      isNew: true,
      changed: true,
      cells: [
        { before: '', after: '', changed: false },
        { before: '', after: '', changed: false },
      ],
    },
  ])
})

test('a case whose values are the same is not changed', () => {
  const plan = { columns: columns.slice(0, 1), cases: [{ name: 'A', isNew: false, values: { Beds: 640 } }] }
  expect(changesOf(plan, [a], [beds])[0]?.changed).toBe(false)
})
