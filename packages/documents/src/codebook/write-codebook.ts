/** How changes that the rules of the codebook accepted are written, so that two people's changes both hold. */
import type { Codebook, CodebookChange, CodeId, ProseField } from '@intercoder/domain'
import * as Y from 'yjs'
import { beginDocument } from '../open.ts'
import { ownStep, ownTyping } from '../origin.ts'
import { codesOf, operationsOf } from './read-codebook.ts'
import { storeCode, storeOperation } from './stored-code.ts'

/** The first update of a codebook document. The same codebook gives the same bytes. */
export function createCodebook({ codes, operations }: Codebook): Uint8Array {
  return beginDocument((doc) => {
    for (const code of codes) write(doc, { kind: 'add-code', code })
    for (const operation of operations) write(doc, { kind: 'record-operation', operation })
  })
}

/** Writes accepted changes as one step of my own. */
export function writeCodebook(doc: Y.Doc, changes: readonly CodebookChange[]): void {
  const isTyping = changes.every((change) => change.kind === 'write-prose')
  doc.transact(() => changes.forEach((change) => write(doc, change)), isTyping ? ownTyping : ownStep)
}

function write(doc: Y.Doc, change: CodebookChange): void {
  switch (change.kind) {
    case 'add-code':
      codesOf(doc).set(change.code.id, storeCode(change.code))
      return
    case 'set-code':
      for (const [field, value] of Object.entries(change.fields)) findCode(doc, change.code)?.set(field, value ?? '')
      return
    case 'accept-code':
      findCode(doc, change.code)?.delete('suggestedBy')
      return
    case 'write-prose':
      writeProse(doc, change.code, change.field, change.words)
      return
    case 'remove-code':
      codesOf(doc).delete(change.code)
      return
    case 'record-operation':
      operationsOf(doc).set(change.operation.id, storeOperation(change.operation))
      return
    case 'withdraw-operation':
      operationsOf(doc).delete(change.operation)
  }
}

// Only what differs is replaced, so that two people writing in one field keep each other's words.
function writeProse(doc: Y.Doc, id: CodeId, field: ProseField, written: string): void {
  const code = findCode(doc, id)
  if (!code) return
  const words = written.toWellFormed()
  const text = code.get(field)
  if (!(text instanceof Y.Text)) {
    code.set(field, new Y.Text(words))
    return
  }
  const { start, removed, inserted } = difference(text.toString(), words)
  if (removed > 0) text.delete(start, removed)
  if (inserted !== '') text.insert(start, inserted)
}

function findCode(doc: Y.Doc, id: CodeId): Y.Map<unknown> | null {
  const code = codesOf(doc).get(id)
  return code instanceof Y.Map ? code : null
}

function difference(before: string, after: string): { start: number; removed: number; inserted: string } {
  const [old, now] = [[...before], [...after]]
  let head = 0
  while (head < old.length && head < now.length && old[head] === now[head]) head++
  let tail = 0
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++
  return {
    start: old.slice(0, head).join('').length,
    removed: old.slice(head, old.length - tail).join('').length,
    inserted: now.slice(head, now.length - tail).join(''),
  }
}
