import type * as Y from 'yjs'
import { undoOwn } from '../origin.ts'
import { codingsOf } from './read-layer.ts'

/** Undo and redo of my own codings. */
export function undoLayer(layer: Y.Doc): Y.UndoManager {
  return undoOwn([codingsOf(layer)])
}
