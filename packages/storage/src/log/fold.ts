/** Folds a stored snapshot and the updates after it into one new state, and makes sure of it before anyone keeps it. */
import { accept, refuse, type Result } from '@intercoder/domain'
import * as Y from 'yjs'

export interface Fold {
  /** The state to start from, a Yjs v1 update; null starts from nothing. */
  base: Uint8Array | null
  /** Yjs v1 updates, in order. */
  updates: Uint8Array[]
}

export interface Folded {
  state: Uint8Array<ArrayBuffer>
  stateVector: Uint8Array<ArrayBuffer>
}

export type FoldRefusal =
  /** Something is missing that a later update builds on. Kept as a snapshot, it could never be healed. */
  | { kind: 'incomplete' }
  /** An update cannot be read. */
  | { kind: 'unreadable' }
  /** The new state, loaded again, is not the document it was made from. */
  | { kind: 'unfaithful' }

export function fold({ base, updates }: Fold): Result<Folded, FoldRefusal> {
  const document = new Y.Doc()
  try {
    document.transact(() => {
      if (base) Y.applyUpdate(document, base)
      for (const update of updates) Y.applyUpdate(document, update)
    })
  } catch {
    return refuse({ kind: 'unreadable' })
  }
  if (hasPending(document)) return refuse({ kind: 'incomplete' })
  const folded = {
    state: Y.encodeStateAsUpdate(document) as Uint8Array<ArrayBuffer>,
    stateVector: Y.encodeStateVector(document) as Uint8Array<ArrayBuffer>,
  }
  return isFaithful(document, folded) ? accept(folded) : refuse({ kind: 'unfaithful' })
}

/** Whether changes wait in the document, unseen, for others that never came. */
export function hasPending(document: Y.Doc): boolean {
  return document.store.pendingStructs !== null || document.store.pendingDs !== null
}

function isFaithful(document: Y.Doc, { state, stateVector }: Folded): boolean {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, state)
  const sameStructs = Buffer.compare(Y.encodeStateVector(copy), stateVector) === 0
  return sameStructs && !hasPending(copy) && Y.equalSnapshots(Y.snapshot(document), Y.snapshot(copy))
}
