import { expect, test } from 'vitest'
import type { AccountId, CodingId } from '../ids.ts'
import type { Codebook, CodebookOperation } from './code.ts'
import { resolveCode } from './operations.ts'
import { mergeCodes, splitCode, undoOperation } from './rules.ts'
import { after, codeId, makeCode, makeCodebook, recording } from './testing.ts'
import { buildCodeTree } from './tree.ts'

const [a, b, c] = [codeId('a'), codeId('b'), codeId('c')]
const start = makeCodebook(makeCode('a'), makeCode('b'), makeCode('c'))
const coding = (code = a, at = 10) => ({ id: 'coding-1' as CodingId, code, at })
const nameOf = (codebook: Codebook, of = coding()) => resolveCode(codebook, of)?.name ?? null

const at = (time: number) => ({ id: `at-${time}`, by: 'account-1' as AccountId, at: time })
const recorded = (...operations: CodebookOperation[]): Codebook => ({ ...start, operations })

test('codings follow a merge, a chain of merges, and come back when it is undone', () => {
  const once = after(start, (now) => mergeCodes(now, a, b, recording('one', 20)))
  expect(nameOf(once)).toBe('b')
  const twice = after(once, (now) => mergeCodes(now, b, c, recording('two', 30)))
  expect(nameOf(twice)).toBe('c')
  expect(nameOf(after(twice, (now) => undoOperation(now, 'one')))).toBe('a')
  expect(nameOf(after(twice, (now) => undoOperation(now, 'two')))).toBe('b')
})

test('a coding made in ignorance of a merge follows it too', () => {
  const merged = after(start, (now) => mergeCodes(now, a, b, recording('one', 20)))
  expect(nameOf(merged, coding(a, 99))).toBe('b')
})

test('a split carries only the codings it names, out of the code they then had', () => {
  const merged = after(start, (now) => mergeCodes(now, a, b, recording('one', 20)))
  const split = after(merged, (now) => splitCode(now, b, c, [coding()], recording('two', 30)))
  expect(nameOf(split)).toBe('c')
  expect(nameOf(split, { ...coding(), id: 'coding-2' as CodingId })).toBe('b')
  const back = after(split, (now) => mergeCodes(now, c, b, recording('three', 40)))
  expect(nameOf(back)).toBe('b')
})

test('a code applied again after the split stays applied', () => {
  const split = after(start, (now) => splitCode(now, a, c, [coding()], recording('one', 30)))
  expect(nameOf(split, coding(a, 31))).toBe('a')
})

test('two merges at once: of one code the earlier holds, a circle is not closed, a chain is followed', () => {
  const apart = recorded({ ...at(1), kind: 'merge', from: a, into: b }, { ...at(2), kind: 'merge', from: a, into: c })
  expect(nameOf(apart)).toBe('b')
  const circle = recorded({ ...at(1), kind: 'merge', from: a, into: b }, { ...at(2), kind: 'merge', from: b, into: a })
  expect([nameOf(circle, coding(a)), nameOf(circle, coding(b))]).toEqual(['b', 'b'])
  expect(buildCodeTree(circle).map(({ code, merged }) => [code.name, merged.map(({ name }) => name)])).toEqual([
    ['b', ['a']],
    ['c', []],
  ])
  const chain = recorded({ ...at(1), kind: 'merge', from: b, into: c }, { ...at(2), kind: 'merge', from: a, into: b })
  expect(nameOf(chain)).toBe('c')
})

test('a coding whose code is gone has none', () => {
  expect(nameOf(makeCodebook(makeCode('b')))).toBeNull()
})
