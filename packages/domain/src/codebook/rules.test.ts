import { describe, expect, test } from 'vitest'
import type { CodingId } from '../ids.ts'
import { palette } from './palette.ts'
import { addCode, mergeCodes, moveCode, recolourCode, removeCode, renameCode, retireCode, splitCode } from './rules.ts'
import { after, codeId, makeCode, makeCodebook, recording } from './testing.ts'
import { buildCodeTree, type CodeNode } from './tree.ts'
import type { Codebook } from './code.ts'

const outline = (nodes: CodeNode[]): unknown[] =>
  nodes.map(({ code, children }) => (children.length ? [code.name, outline(children)] : code.name))
const shown = (codebook: Codebook) => outline(buildCodeTree(codebook))

const refusalOf = (result: { ok: boolean; refusal?: { kind: string } }) => result.refusal?.kind

describe('adding and renaming', () => {
  const start = makeCodebook(makeCode('a'), makeCode('b', { parent: codeId('a') }))

  test('a new code stands last, before a sibling, or under a parent', () => {
    let codebook = after(start, (now) => addCode(now, { id: codeId('c'), name: 'c' }))
    codebook = after(codebook, (now) => addCode(now, { id: codeId('d'), name: 'd', before: codeId('a') }))
    codebook = after(codebook, (now) => addCode(now, { id: codeId('e'), name: 'e', parent: codeId('a') }))
    expect(shown(codebook)).toEqual(['d', ['a', ['b', 'e']], 'c'])
  })

  test('it takes the colour least used', () => {
    let codebook = makeCodebook()
    for (const [number] of palette.entries()) {
      codebook = after(codebook, (now) => addCode(now, { id: codeId(`${number}`), name: `${number}` }))
    }
    expect(codebook.codes.map((code) => code.colour)).toEqual([...palette])
  })

  test('siblings bear different names, whatever their case; cousins may bear the same', () => {
    expect(refusalOf(addCode(start, { id: codeId('x'), name: '  A ' }))).toBe('name-taken')
    expect(refusalOf(renameCode(start, codeId('a'), 'A'))).toBeUndefined()
    expect(refusalOf(addCode(start, { id: codeId('x'), name: 'a', parent: codeId('a') }))).toBeUndefined()
  })

  test('what cannot be is refused by name', () => {
    expect(refusalOf(addCode(start, { id: codeId('a'), name: 'x' }))).toBe('code-exists')
    expect(refusalOf(addCode(start, { id: codeId('x'), name: ' \n ' }))).toBe('name-empty')
    expect(refusalOf(addCode(start, { id: codeId('x'), name: 'x'.repeat(201) }))).toBe('name-too-long')
    expect(refusalOf(addCode(start, { id: codeId('x'), name: 'x', parent: codeId('z') }))).toBe('unknown-code')
    expect(refusalOf(recolourCode(start, codeId('a'), 'octarine'))).toBe('unknown-colour')
  })
})

describe('moving and removing', () => {
  const start = makeCodebook(
    makeCode('a', { order: '1' }),
    makeCode('b', { parent: codeId('a') }),
    makeCode('c', { parent: codeId('b') }),
    makeCode('d', { order: '2' }),
    makeCode('e', { order: '2' }),
  )

  test('a code never comes to stand under itself', () => {
    expect(refusalOf(moveCode(start, codeId('a'), { parent: codeId('c'), before: null }))).toBe('under-itself')
    expect(refusalOf(moveCode(start, codeId('a'), { parent: codeId('a'), before: null }))).toBe('under-itself')
  })

  test('it can be put between two codes that were given one key at the same time', () => {
    const codebook = after(start, (now) => moveCode(now, codeId('a'), { parent: null, before: codeId('e') }))
    expect(shown(codebook)).toEqual(['d', ['a', [['b', ['c']]]], 'e'])
  })

  test('only a code without children and outside every operation is removed', () => {
    expect(refusalOf(removeCode(start, codeId('a')))).toBe('has-children')
    const merged = after(start, (now) => mergeCodes(now, codeId('d'), codeId('e'), recording('merge', 1)))
    expect(refusalOf(removeCode(merged, codeId('e')))).toBe('in-operation')
    const retired = after(start, (now) => retireCode(now, codeId('d'), recording('retire', 1)))
    expect(after(retired, (now) => removeCode(now, codeId('d'))).operations).toEqual([])
  })
})

test('a split is never dated before the codings it carries or the operations it follows', () => {
  const start = makeCodebook(makeCode('a'), makeCode('b'), makeCode('c'))
  const merged = after(start, (now) => mergeCodes(now, codeId('a'), codeId('b'), recording('merge', 500)))
  const coding = { id: 'coding-1' as CodingId, code: codeId('a'), at: 900 }
  const split = after(merged, (now) => splitCode(now, codeId('b'), codeId('c'), [coding], recording('split', 100)))
  expect(split.operations.map((operation) => operation.at)).toEqual([500, 900])
})
