import * as Y from 'yjs'

/** A document holding the given updates, in any order. */
export function openDocument(...updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)))
  return doc
}

/**
 * A document with a client number of one's own choosing, for what is made once, before anyone else can write in it:
 * the same content then gives the same bytes.
 */
export function beginDocument(client: number): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = client
  return doc
}
