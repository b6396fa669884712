import * as Y from 'yjs'

/** A document holding the given updates, in any order. */
export function openDocument(...updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)))
  return doc
}

// Whoever begins a document is its only writer until then; a small number keeps every anchor into it short.
const beginner = 1

/** The first update of a document, made before anyone else can write in it: the same content gives the same bytes. */
export function beginDocument(write: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = beginner
  doc.transact(() => write(doc))
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}
