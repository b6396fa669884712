/** Who a transaction is by: what I did myself carries one of these, so that undo takes back my steps and no one else's (P9). */
import * as Y from 'yjs'

/** A whole step: undone on its own. */
export const ownStep = 'own-step'
/** Typing: keystrokes within half a second of each other are undone together. */
export const ownTyping = 'own-typing'

export type OwnOrigin = typeof ownStep | typeof ownTyping

export function isOwn(origin: unknown): boolean {
  return origin === ownStep || origin === ownTyping || origin instanceof Y.UndoManager
}

/** Undo and redo of my own steps in the given parts of one document. */
export function undoOwn(scope: (Y.Text | Y.Map<unknown>)[]): Y.UndoManager {
  const undo: Y.UndoManager = new Y.UndoManager(scope, {
    captureTimeout: 500,
    trackedOrigins: new Set<unknown>([ownStep, ownTyping]),
    captureTransaction: ({ origin }) => {
      if (origin === ownStep) undo.stopCapturing()
      return true
    },
  })
  undo.on('stack-item-added', ({ origin }) => {
    if (origin === ownStep) undo.stopCapturing()
  })
  return undo
}
