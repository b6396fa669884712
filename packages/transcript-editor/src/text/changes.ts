/** Edits of the shared text as ProseMirror steps, and ProseMirror steps as edits of the shared text. */
import type { TurnId } from '@intercoder/domain'
import type { Piece, RunChange } from '@intercoder/documents'
import { Fragment, Slice, type Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import { placesOf } from './places.ts'
import { makeTurn, schema, turnIdOf } from './schema.ts'

/** The whole document for the pieces of a run. */
export function documentOf(pieces: Piece[]): Node {
  return schema.node('doc', null, turnsOf(pieces))
}

/** What a transaction of the editor does to the run. */
export function changesOf(transaction: Transaction): RunChange[] {
  const changes: RunChange[] = []
  transaction.steps.forEach((step, number) => {
    const before = transaction.docs[number]
    const after = transaction.docs[number + 1] ?? transaction.doc
    if (!before) return
    step.getMap().forEach((oldStart, oldEnd, newStart, newEnd) => {
      const places = placesOf(before)
      const at = places.offset(oldStart)
      changes.push({ at, removed: places.offset(oldEnd) - at, inserted: piecesBetween(after, newStart, newEnd) })
    })
  })
  return changes
}

/** The turns that a transaction of the editor brings in; null for one that has no id. */
export function turnsAdded({ steps, docs, doc }: Transaction): (TurnId | null)[] {
  const added: (TurnId | null)[] = []
  steps.forEach((step, number) => {
    const after = docs[number + 1] ?? doc
    step.getMap().forEach((_oldStart, _oldEnd, start, end) => {
      if (start === end) return
      after.nodesBetween(start, end, (node, position) => {
        if (!node.isText && position >= start) added.push(turnIdOf(node))
      })
    })
  })
  return added
}

/**
 * Adds to `transaction` the smallest steps that do what `changes` did to the run; false where they touch what stands
 * before the first turn's words, so that the document has to be made anew.
 */
export function addChanges(transaction: Transaction, changes: RunChange[]): boolean {
  for (const { at, removed, inserted } of changes) {
    const { firstChild } = transaction.doc
    if (at < 1 || !firstChild || turnIdOf(firstChild) === null) return false
    const places = placesOf(transaction.doc)
    transaction.step(new ReplaceStep(places.position(at), places.position(at + removed), sliceOf(inserted)))
  }
  return true
}

/** Makes the document of `transaction` equal to `wanted`, replacing only the part that differs. */
export function addDifference(transaction: Transaction, wanted: Node): void {
  const { doc } = transaction
  const start = doc.content.findDiffStart(wanted.content)
  const end = doc.content.findDiffEnd(wanted.content)
  if (start === null || !end) return
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  transaction.replace(start, end.a + overlap, wanted.slice(start, end.b + overlap))
}

function sliceOf(pieces: Piece[]): Slice {
  const [first, ...turns] = turnsOf([{ words: '' }, ...pieces])
  if (!first) return Slice.empty
  return turns.length === 0 ? new Slice(first.content, 0, 0) : new Slice(Fragment.from([first, ...turns]), 1, 1)
}

function turnsOf(pieces: Piece[]): Node[] {
  const turns: { id: TurnId | null; words: string }[] = []
  for (const piece of pieces) {
    const open = turns.at(-1)
    if ('turn' in piece) turns.push({ id: piece.turn, words: '' })
    else if (open) open.words += piece.words
    else turns.push({ id: null, words: piece.words })
  }
  return turns.map(({ id, words }) => makeTurn(id, words))
}

function piecesBetween(doc: Node, from: number, to: number): Piece[] {
  const pieces: Piece[] = []
  if (from >= to) return pieces
  doc.nodesBetween(from, to, (node, position) => {
    if (node.isText) {
      const words = (node.text ?? '').slice(Math.max(0, from - position), to - position)
      if (words !== '') pieces.push({ words })
    } else if (position >= from) {
      const turn = turnIdOf(node)
      // One without an id has no marker in the run.
      if (turn !== null) pieces.push({ turn })
    }
  })
  return pieces
}
