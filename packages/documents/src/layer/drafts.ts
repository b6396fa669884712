/** The codes that a coder invents while blind, in their own layer: one plain value each, by the code's id. */
import {
  addDraft,
  changeDraft,
  isId,
  removeDraft,
  type Codebook,
  type CodeId,
  type DraftCode,
  type DraftRefusal,
  type Result,
} from '@intercoder/domain'
import type * as Y from 'yjs'
import { fieldsOf } from '../fields.ts'
import { isOwn, ownStep } from '../origin.ts'
import { draftsOf, readAnchoredCodings } from './read-layer.ts'

type Written = Result<DraftCode, DraftRefusal>

/** What is no draft is skipped, never deleted. */
export function readDrafts(layer: Y.Doc): DraftCode[] {
  return [...draftsOf(layer).entries()].flatMap(([key, value]) => readDraft(key, value) ?? [])
}

/** Calls back after each change of the drafts. Returns how to stop. */
export function observeDrafts(layer: Y.Doc, onChange: (drafts: DraftCode[], isOwn: boolean) => void): () => void {
  const drafts = draftsOf(layer)
  const listener = ({ transaction }: Y.YMapEvent<unknown>) => onChange(readDrafts(layer), isOwn(transaction.origin))
  drafts.observe(listener)
  return () => drafts.unobserve(listener)
}

export function inventCode(layer: Y.Doc, codebook: Codebook, wanted: Parameters<typeof addDraft>[2]): Written {
  return write(layer, addDraft(codebook, readDrafts(layer), wanted))
}

export function changeInvented(
  layer: Y.Doc,
  codebook: Codebook,
  code: CodeId,
  change: Parameters<typeof changeDraft>[3],
): Written {
  return write(layer, changeDraft(codebook, readDrafts(layer), code, change))
}

export function removeInvented(layer: Y.Doc, code: CodeId): Written {
  const uses = readAnchoredCodings(layer).codings.filter((coding) => coding.code === code).length
  const removed = removeDraft(readDrafts(layer), code, uses)
  if (removed.ok) layer.transact(() => draftsOf(layer).delete(code), ownStep)
  return removed
}

function write(layer: Y.Doc, checked: Written): Written {
  if (!checked.ok) return checked
  const { id, name, colour, note, at } = checked.value
  layer.transact(() => draftsOf(layer).set(id, { name, colour, note, at }), ownStep)
  return checked
}

function readDraft(key: string, value: unknown): DraftCode | null {
  if (!isId(key)) return null
  const { name, colour, note, at } = fieldsOf(value)
  if (typeof name !== 'string' || typeof colour !== 'string' || typeof note !== 'string') return null
  if (typeof at !== 'number' || !Number.isFinite(at)) return null
  return { id: key as CodeId, name, colour, note, at }
}
