import type { AccountId, Case, CaseId, LayerId, SourceId } from '@intercoder/domain'
import { describe, expect, it } from 'vitest'
import type { CoderProgress, ListedMember, ListedSource, RoundProgress } from '#lib/api/shapes.ts'
import { drawnRows, pairsStillFree } from './draw.ts'
import { cellOf, columnsOf, filterRows, noRowFilter, pairsToChange, readyRows, rowsOf, stageOf } from './round-rows.ts'

const [ines, tomasz, ola] = ['ines', 'tomasz', 'ola'] as AccountId[] as [AccountId, AccountId, AccountId]
const cases = [
  { id: 'case-b' as CaseId, name: 'Hospital B' },
  { id: 'case-a' as CaseId, name: 'Hospital A' },
] as Case[]
const waves = [
  { name: 'T1', order: 1 },
  { name: 'T2', order: 2 },
]

function source(name: string, of: string | null, wave: string | null): ListedSource {
  return { source: { id: name as SourceId, name, case: of as CaseId | null, wave } } as ListedSource
}

function coder(account: AccountId, state: CoderProgress['state']): CoderProgress {
  return { coder: account, state, assigned: true, sealedAt: null, layer: null, abilities: [] }
}

function progressOf(
  sources: Record<string, { coders: CoderProgress[]; releasedAt?: number; abilities?: string[] }>,
): RoundProgress {
  return {
    sources: Object.entries(sources).map(([id, { coders, releasedAt = null, abilities = ['round.release'] }]) => ({
      source: id as SourceId,
      releasedAt,
      reconciledAt: null,
      consensus: releasedAt === null ? null : ('consensus' as LayerId),
      abilities: abilities as never[],
      coders,
    })),
    overseers: [],
  }
}

const sources = [
  source('Interview 10', 'case-a', 'T1'),
  source('Interview 2', 'case-a', 'T1'),
  source('Note', null, null),
  source('Memo', null, null),
  source('Trainer', 'case-b', 'T2'),
]
const progress = progressOf({
  'Interview 2': { coders: [coder(ines, 'submitted'), coder(tomasz, 'submitted')] },
  'Interview 10': { coders: [coder(ines, 'coding'), coder(tomasz, 'assigned')] },
  Note: { coders: [coder(ines, 'submitted'), coder(tomasz, 'assigned')], releasedAt: 5 },
})
const rows = rowsOf(progress, sources, { cases, waves })
const rowOf = (name: string) => rows.find((row) => row.name === name)!

describe('the rows of a round', () => {
  it('come by case, wave and name, with those of no case last', () => {
    expect(rows.map(({ name }) => name)).toEqual(['Trainer', 'Interview 2', 'Interview 10', 'Memo', 'Note'])
  })

  it('tell how far a source has come', () => {
    expect(rows.map(stageOf)).toEqual(['unassigned', 'ready', 'coding', 'unassigned', 'released'])
    expect(readyRows(rows).map(({ name }) => name)).toEqual(['Interview 2'])
  })

  it('offer for release only what may be released', () => {
    const foreign = progressOf({ Memo: { coders: [coder(ines, 'submitted')], abilities: [] } })
    expect(readyRows(rowsOf(foreign, sources, { cases, waves }))).toEqual([])
  })

  it('call a cell released only where something was coded', () => {
    expect(cellOf(rowOf('Note'), ines)).toBe('released')
    expect(cellOf(rowOf('Note'), tomasz)).toBe('assigned')
    expect(cellOf(rowOf('Interview 10'), ola)).toBe('none')
  })

  it('are filtered by case, wave and how far they are', () => {
    const names = (filter: Partial<typeof noRowFilter>) =>
      filterRows(rows, { ...noRowFilter, ...filter }).map(({ name }) => name)
    expect(names({ case: 'case-a' })).toEqual(['Interview 2', 'Interview 10'])
    expect(names({ case: '-' })).toEqual(['Memo', 'Note'])
    expect(names({ wave: 'T2' })).toEqual(['Trainer'])
    expect(names({ stage: 'unassigned' })).toEqual(['Trainer', 'Memo'])
    expect(names({ text: 'interview', stage: 'coding' })).toEqual(['Interview 10'])
  })
})

describe('changing many cells', () => {
  it('assigns what is free, takes back what nobody has begun, and leaves the rest', () => {
    const { free, taken, begun } = pairsToChange(rows, [ines, tomasz])
    expect(free.map((pair) => `${pair.source}/${pair.coder}`)).toEqual([
      'Trainer/ines',
      'Trainer/tomasz',
      'Memo/ines',
      'Memo/tomasz',
    ])
    expect(taken).toEqual([{ source: 'Interview 10', coder: tomasz }])
    expect(begun).toBe(5)
  })

  it('changes nothing in a released source', () => {
    expect(pairsToChange([rowOf('Note')], [tomasz, ola])).toMatchObject({ free: [], taken: [] })
  })
})

it('gives a column to whoever may code, and to who coded before they stopped', () => {
  const members = [
    { account: ines, role: 'owner' },
    { account: tomasz, role: 'observer' },
    { account: ola, role: 'observer' },
  ] as ListedMember[]
  expect(columnsOf(members, progress).map(({ account }) => account)).toEqual([ines, tomasz])
})

it('shows a draw source by source, and assigns of it only what is new', () => {
  const pairs = [
    { source: 'Memo' as SourceId, coder: tomasz },
    { source: 'Interview 2' as SourceId, coder: ines },
    { source: 'Interview 2' as SourceId, coder: ola },
  ]
  expect(drawnRows(pairs, rows).map(({ row, coders }) => [row.name, coders])).toEqual([
    ['Interview 2', [ines, ola]],
    ['Memo', [tomasz]],
  ])
  expect(pairsStillFree(pairs, rows)).toEqual([pairs[0], pairs[2]])
})
