import type { Case, CaseId, ProjectId, SourceId, Wave } from '@intercoder/domain'
import { describe, expect, test } from 'vitest'
import type { ListedSource } from '#lib/api/shapes.ts'
import { filterSources, groupSources, noCase, noFilter } from './source-filter.ts'

const a = 'case-a' as CaseId
const b = 'case-b' as CaseId
const cases = [a, b].map((id): Case => ({ id, project: 'p' as ProjectId, name: id, kind: 'site', values: {} }))
const waves: Wave[] = [
  { name: 'T1', order: 0 },
  { name: 'T2', order: 1 },
]

function listed(name: string, where: Partial<ListedSource['source']> = {}): ListedSource {
  return {
    source: {
      id: name as SourceId,
      project: 'p' as ProjectId,
      name,
      kind: 'interview',
      case: null,
      wave: null,
      date: null,
      participants: [],
      ...where,
    },
  } as unknown as ListedSource
}

const sources = [
  listed('Interview 10', { case: a, wave: 'T1' }),
  listed('Interview 2', { case: a, wave: 'T1', participants: [{ speaker: 'P', role: 'IT professional' }] }),
  listed('Interview 1', { case: a, wave: 'T2' }),
  listed('Board minutes', { case: b, kind: 'document' }),
  listed('Plan', { kind: 'document' }),
]
const names = (list: ListedSource[]) => list.map(({ source }) => source.name)

describe('sources under their cases', () => {
  test('stand by wave, then by name with numbers as numbers, and without a case last', () => {
    const groups = groupSources(sources, cases, waves)
    expect(groups.map((group) => [group.case?.id ?? null, names(group.sources)])).toEqual([
      [a, ['Interview 2', 'Interview 10', 'Interview 1']],
      [b, ['Board minutes']],
      [null, ['Plan']],
    ])
  })
})

describe('the filter', () => {
  test.each([
    [{ text: 'professional' }, ['Interview 2']],
    [{ case: b }, ['Board minutes']],
    [{ case: noCase }, ['Plan']],
    [{ wave: 'T2' }, ['Interview 1']],
    [{ kind: 'document' as const, text: 'plan' }, ['Plan']],
    [{}, names(sources)],
  ])('%j', (filter, found) => {
    expect(names(filterSources(sources, { ...noFilter, ...filter }))).toEqual(found)
  })
})
