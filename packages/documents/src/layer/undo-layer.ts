import type * as Y from 'yjs'
import { undoOwn } from '../origin.ts'
import { codingsOf, draftsOf } from './read-layer.ts'

/** Undo and redo of my own codings and of the codes I invent. */
export function undoLayer(layer: Y.Doc): Y.UndoManager {
  return undoOwn([codingsOf(layer), draftsOf(layer)])
}
