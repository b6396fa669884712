import {
  addCode,
  mergeCodes,
  moveCode,
  renameCode,
  undoOperation,
  writeProse,
  type AccountId,
  type Codebook,
  type CodebookChange,
  type CodeId,
  type Result,
} from '@intercoder/domain'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openDocument } from '../open.ts'
import { observeCodebook, readCodebook } from './read-codebook.ts'
import { undoCodebook } from './undo-codebook.ts'
import { createCodebook, writeCodebook } from './write-codebook.ts'

const id = (name: string) => `code-${name}` as CodeId
const empty: Codebook = { codes: [], operations: [] }

function change(doc: Y.Doc, verb: (codebook: Codebook) => Result<CodebookChange[], { kind: string }>): void {
  const result = verb(readCodebook(doc).codebook)
  if (!result.ok) throw new Error(`refused: ${result.refusal.kind}`)
  writeCodebook(doc, result.value)
}

function begin(...names: string[]): Y.Doc {
  const doc = openDocument(createCodebook(empty))
  for (const name of names) change(doc, (now) => addCode(now, { id: id(name), name, definition: 'to be said' }))
  return doc
}

function exchange(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other), 'network')
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one), 'network')
}

const codeIn = (doc: Y.Doc, name: string) => readCodebook(doc).codebook.codes.find((code) => code.id === id(name))

test('a codebook comes back as it was put in', () => {
  const doc = begin('trust', 'delay')
  change(doc, (now) => moveCode(now, id('delay'), { parent: id('trust'), before: null }))
  change(doc, (now) =>
    mergeCodes(now, id('delay'), id('trust'), { id: 'merge-01', by: 'account-1' as AccountId, now: 7 }),
  )
  const { codebook } = readCodebook(doc)
  expect(readCodebook(openDocument(createCodebook(codebook))).codebook).toEqual(codebook)
  expect(codebook.operations).toEqual([
    { id: 'merge-01', kind: 'merge', from: id('delay'), into: id('trust'), by: 'account-1', at: 7 },
  ])
  change(doc, (now) => undoOperation(now, 'merge-01'))
  expect(readCodebook(doc).codebook.operations).toEqual([])
})

test('P5 two people change one code at once and both changes hold', () => {
  const one = begin('trust')
  const other = openDocument(Y.encodeStateAsUpdate(one))
  change(one, (now) => renameCode(now, id('trust'), 'Trust in the record'))
  change(one, (now) => writeProse(now, id('trust'), 'definition', 'Still to be said'))
  change(other, (now) => writeProse(now, id('trust'), 'definition', 'to be said by Friday 😀'))
  exchange(one, other)
  expect(codeIn(one, 'trust')).toMatchObject({
    name: 'Trust in the record',
    definition: 'Still to be said by Friday 😀',
  })
  expect(codeIn(other, 'trust')).toEqual(codeIn(one, 'trust'))
})

test('P9 undo takes back my own steps; typing in one go is one step', () => {
  const doc = begin('trust')
  const undo = undoCodebook(doc)
  const other = openDocument(Y.encodeStateAsUpdate(doc))
  change(doc, (now) => addCode(now, { id: id('delay'), name: 'delay' }))
  for (const words of ['t', 'th', 'the']) change(doc, (now) => writeProse(now, id('trust'), 'example', words))
  change(doc, (now) => renameCode(now, id('trust'), 'Confidence'))
  change(other, (now) => writeProse(now, id('trust'), 'whenNot', 'never'))
  exchange(doc, other)
  undo.undo()
  expect(codeIn(doc, 'trust')).toMatchObject({ name: 'trust', example: 'the', whenNot: 'never' })
  undo.undo()
  expect(codeIn(doc, 'trust')).toMatchObject({ example: '', whenNot: 'never' })
  undo.undo()
  expect(codeIn(doc, 'delay')).toBeUndefined()
  expect(undo.undo()).toBeNull()
  undo.redo()
  expect(codeIn(doc, 'delay')).toMatchObject({ name: 'delay' })
})

test('P6 what is no code or operation is skipped and named', () => {
  const doc = begin('trust')
  const codes = doc.getMap<unknown>('codes')
  codes.set('code-plain', { name: 'plain' })
  codes.set('code-nameless', new Y.Map())
  const odd = new Y.Map<unknown>(
    Object.entries({ name: 'odd', parent: 5, colour: 'octarine', definition: 'plain text' }),
  )
  codes.set('code-odd', odd)
  doc.getMap('operations').set('merge-01', { kind: 'merge', from: 'x' })
  const { codebook, invalid } = readCodebook(doc)
  expect(invalid.toSorted()).toEqual(['code-nameless', 'code-plain', 'merge-01'])
  expect(codebook.codes.map((code) => code.name).toSorted()).toEqual(['odd', 'trust'])
  expect(codeIn(doc, 'odd')).toMatchObject({ parent: null, order: '', colour: 'blue', definition: 'plain text' })
})

test('an observer is told of each change and whether it was mine', () => {
  const doc = begin('trust')
  const seen: [number, boolean][] = []
  observeCodebook(doc, ({ codebook }, isOwn) => seen.push([codebook.codes.length, isOwn]))
  const other = openDocument(Y.encodeStateAsUpdate(doc))
  change(other, (now) => addCode(now, { id: id('delay'), name: 'delay' }))
  exchange(doc, other)
  change(doc, (now) => writeProse(now, id('trust'), 'example', 'x'))
  expect(seen).toEqual([
    [2, false],
    [2, true],
  ])
})
