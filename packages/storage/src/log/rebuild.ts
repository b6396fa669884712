/** Any document as it was at any moment, from the log alone (P10). */
import * as Y from 'yjs'
import type { DocumentLog } from './document-log.ts'
import { hasPending } from './fold.ts'

export interface RebuiltDocument {
  /** A Yjs v1 update that gives the document. */
  state: Uint8Array
  /** How many updates went into it; 0 where nothing had been written by then. */
  seq: number
  /** When the last of them was logged, in milliseconds since 1970. */
  at: number | null
  /** False if changes in the log wait for others that are not in it. */
  complete: boolean
}

/** `at` is in milliseconds since 1970; without it the whole log is replayed. Snapshots are not looked at. */
export async function rebuildDocument(log: DocumentLog, name: string, at?: number): Promise<RebuiltDocument> {
  const document = new Y.Doc()
  let last: { seq: number; at: number } | null = null
  for await (const logged of log.history(name, at)) {
    Y.applyUpdate(document, logged.update)
    last = logged
  }
  return {
    state: Y.encodeStateAsUpdate(document),
    seq: last?.seq ?? 0,
    at: last?.at ?? null,
    complete: !hasPending(document),
  }
}
