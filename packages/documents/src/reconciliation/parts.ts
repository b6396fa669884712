/** The parts of a reconciliation document. Only the server writes here, so what stands in it has the form that it was given. */
import type * as Y from 'yjs'
import { byKeys } from '../by-keys.ts'

export const listNames = ['messages', 'proposals', 'ballots', 'decisions'] as const
type ListName = (typeof listNames)[number]

export function listOf(doc: Y.Doc, name: ListName): Y.Map<unknown> {
  return doc.getMap(name)
}

export function statusOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('status')
}

export function actsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('acts')
}

/** The entries of a map of records, in the order of their times. */
export function recordsOf<T extends { id: string; at: number }>(map: Y.Map<unknown>): T[] {
  return ([...map.values()] as T[]).toSorted(byKeys('at', 'id'))
}
