/** The lines that a codebook owes to decisions. They link back; the words themselves stand in the codes, to be edited there. */
import type { CodebookChange, CodebookLine } from '@intercoder/domain'
import type * as Y from 'yjs'
import { byKeys } from '../by-keys.ts'
import { fieldsOf } from '../fields.ts'
import { writeCodebook } from './write-codebook.ts'

function linesOf(codebook: Y.Doc): Y.Map<unknown> {
  return codebook.getMap('lines')
}

/** Whether a line was written under this id, whatever has become of it. */
export function hasLine(codebook: Y.Doc, id: CodebookLine['id']): boolean {
  return linesOf(codebook).has(id)
}

/** In the order they were written. Whoever may edit the codebook may write here: what has not the form of a line is passed over. */
export function readLines(codebook: Y.Doc): CodebookLine[] {
  return [...linesOf(codebook).values()].filter(isLine).toSorted(byKeys('at', 'id'))
}

/** Calls back with the lines after each that is written. Returns how to stop. */
export function observeLines(codebook: Y.Doc, onChange: (lines: CodebookLine[]) => void): () => void {
  const listener = () => onChange(readLines(codebook))
  linesOf(codebook).observe(listener)
  return () => linesOf(codebook).unobserve(listener)
}

/** Writes a line with what it changes in its code, as one update. */
export function writeLine(codebook: Y.Doc, line: CodebookLine, changes: readonly CodebookChange[]): void {
  codebook.transact(() => {
    linesOf(codebook).set(line.id, line)
    writeCodebook(codebook, changes)
  })
}

const texts = ['id', 'code', 'field', 'words', 'layer', 'decision', 'by'] as const satisfies (keyof CodebookLine)[]

function isLine(value: unknown): value is CodebookLine {
  const stored = fieldsOf(value)
  return texts.every((field) => typeof stored[field] === 'string') && typeof stored['at'] === 'number'
}
