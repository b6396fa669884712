import type { CodeId } from '@intercoder/domain'
import { describe, expect, it } from 'vitest'
import { layLabels, rowHeight, type Bracket } from './margin-layout.ts'
import type { PlacedMark } from './mark.ts'

const bracket = (code: string, coder: string, top: number, bottom = top + 40): Bracket => ({
  mark: { key: `${code}-${coder}-${top}`, code: code as CodeId, coder: { initials: coder } } as PlacedMark,
  lane: 0,
  top,
  bottom,
})
const read = (brackets: Bracket[]) =>
  layLabels(brackets).map((row) => [row.top, ...row.labels.map((label) => `${label.code} ${label.brackets.map((each) => each.mark.coder.initials).join('+')}`)])

describe('labels in the margin', () => {
  it('stand beside the beginning of their words where there is room', () => {
    expect(read([bracket('a', 'BE', 100), bracket('b', 'CH', 300)])).toEqual([
      [100, 'a BE'],
      [300, 'b CH'],
    ])
  })

  it('are shared by coders who gave nearly the same words the same code', () => {
    expect(read([bracket('a', 'BE', 100), bracket('a', 'CH', 118), bracket('b', 'BE', 100), bracket('a', 'ME', 200)])).toEqual([
      [100, 'a BE+CH'],
      [100 + rowHeight, 'b BE'],
      [200, 'a ME'],
    ])
  })

  it('give five codes by four coders on the same words five rows', () => {
    const dense = ['a', 'b', 'c', 'd', 'e'].flatMap((code) => ['W', 'X', 'Y', 'Z'].map((coder) => bracket(code, coder, 50)))
    expect(read(dense)).toEqual(['a', 'b', 'c', 'd', 'e'].map((code, at) => [50 + at * rowHeight, `${code} W+X+Y+Z`]))
  })

  it('crowd together as chips instead of wandering off from their words', () => {
    const codes = Array.from({ length: 12 }, (_, at) => bracket(`c${at}`, 'BE', 50))
    const rows = layLabels(codes)
    expect(rows.length).toBe(5)
    expect(rows.at(-1)?.labels.length).toBe(4)
    expect(rows.at(-1)?.more.length).toBe(4)
    expect(rows.flatMap((row) => [...row.labels, ...row.more]).length).toBe(12)
  })

  it('never overlap', () => {
    let seed = 5
    const next = (below: number) => (seed = (seed * 16_807) % 2_147_483_647) % below
    const rows = layLabels(Array.from({ length: 200 }, () => bracket(`c${next(12)}`, 'BE', next(3_000))))
    rows.slice(1).forEach((row, at) => expect(row.top - rows[at]!.top).toBeGreaterThanOrEqual(rowHeight))
  })
})
