import type { Codebook } from '@intercoder/domain'
import type * as Y from 'yjs'
import { isOwn } from '../origin.ts'
import { readCode, readOperation } from './stored-code.ts'

/** A codebook with the keys of the entries that could not be read: skipped, never deleted. */
export interface ReadCodebook {
  codebook: Codebook
  invalid: string[]
}

export function codesOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('codes')
}

export function operationsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('operations')
}

export function readCodebook(doc: Y.Doc): ReadCodebook {
  const invalid: string[] = []
  return {
    codebook: {
      codes: readAll(codesOf(doc), readCode, invalid),
      operations: readAll(operationsOf(doc), readOperation, invalid),
    },
    invalid,
  }
}

/** Calls back with the codebook after each change of it. Returns how to stop. */
export function observeCodebook(doc: Y.Doc, onChange: (read: ReadCodebook, isOwn: boolean) => void): () => void {
  const listener = (_: unknown, transaction: Y.Transaction) => onChange(readCodebook(doc), isOwn(transaction.origin))
  const parts = [codesOf(doc), operationsOf(doc)]
  for (const part of parts) part.observeDeep(listener)
  return () => parts.forEach((part) => part.unobserveDeep(listener))
}

function readAll<T>(map: Y.Map<unknown>, read: (key: string, value: unknown) => T | null, invalid: string[]): T[] {
  return [...map.entries()].flatMap(([key, value]) => {
    const entry = read(key, value)
    if (entry === null) invalid.push(key)
    return entry === null ? [] : [entry]
  })
}
