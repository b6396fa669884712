import type * as Y from 'yjs'
import { undoOwn } from '../origin.ts'
import { codesOf, operationsOf } from './read-codebook.ts'

/** Undo and redo of my own changes to the codebook. */
export function undoCodebook(doc: Y.Doc): Y.UndoManager {
  return undoOwn([codesOf(doc), operationsOf(doc)])
}
