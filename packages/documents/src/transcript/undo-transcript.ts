import type * as Y from 'yjs'
import { undoOwn } from '../origin.ts'
import { textOf } from './run.ts'
import { turnsOf } from './turn-details.ts'

/** Undo and redo of my own corrections. */
export function undoTranscript(doc: Y.Doc): Y.UndoManager {
  return undoOwn([textOf(doc), turnsOf(doc)])
}
