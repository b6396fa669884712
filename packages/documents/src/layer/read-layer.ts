import type { Coding, CodingId } from '@intercoder/domain'
import type * as Y from 'yjs'
import { AnchorIndex } from '../anchors/anchor-index.ts'
import { isOwn } from '../origin.ts'
import { readEntry, type AnchoredCoding, type InvalidEntry } from './stored-coding.ts'

/** The codings of a layer with the entries that could not be read as one. */
export interface ReadCodings<C> {
  codings: C[]
  invalid: InvalidEntry[]
}

export function codingsOf(layer: Y.Doc): Y.Map<unknown> {
  return layer.getMap('codings')
}

/** The codes that its coder invented while blind. */
export function draftsOf(layer: Y.Doc): Y.Map<unknown> {
  return layer.getMap('drafts')
}

/** The codings as they are kept, by anchors. */
export function readAnchoredCodings(layer: Y.Doc): ReadCodings<AnchoredCoding> {
  const read: ReadCodings<AnchoredCoding> = { codings: [], invalid: [] }
  codingsOf(layer).forEach((value, key) => {
    const entry = readEntry(key, value)
    if (entry.ok) read.codings.push(entry.coding)
    else read.invalid.push(entry.invalid)
  })
  return read
}

/** The codings of a layer at their places in its transcript, resolved in one walk. */
export function readLayer(layer: Y.Doc, transcript: Y.Doc): ReadCodings<Coding> {
  const { codings, invalid } = readAnchoredCodings(layer)
  const index = new AnchorIndex(transcript)
  for (const coding of codings) index.set(coding.id, coding)
  const placed = codings.map((coding) => placeCoding(coding, index))
  index.destroy()
  return { codings: placed, invalid }
}

/** A coding at its place now. The index must hold its anchors under its id. */
function placeCoding(coding: AnchoredCoding, index: AnchorIndex): Coding {
  const { id, code, quote, certainty, remark, at } = coding
  return { id, code, span: index.span(id), quote, certainty, remark, at }
}

/** What one transaction did to a layer: only the entries that it touched are read. */
export interface LayerChange {
  set: AnchoredCoding[]
  removed: CodingId[]
  invalid: InvalidEntry[]
  /** Whether it was my own step, made here. */
  isOwn: boolean
}

/** Calls back after each change. Returns how to stop. An entry that stops being readable counts as removed. */
export function observeLayer(layer: Y.Doc, onChange: (change: LayerChange) => void): () => void {
  const codings = codingsOf(layer)
  const listener = (event: Y.YMapEvent<unknown>) => {
    const change: LayerChange = { set: [], removed: [], invalid: [], isOwn: isOwn(event.transaction.origin) }
    for (const key of event.keysChanged) noteEntry(change, codings, key)
    onChange(change)
  }
  codings.observe(listener)
  return () => codings.unobserve(listener)
}

function noteEntry(change: LayerChange, codings: Y.Map<unknown>, key: string): void {
  const entry = codings.has(key) ? readEntry(key, codings.get(key)) : null
  if (entry?.ok) {
    change.set.push(entry.coding)
    return
  }
  change.removed.push(key as CodingId)
  if (entry) change.invalid.push(entry.invalid)
}
