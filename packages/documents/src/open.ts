import * as Y from 'yjs'

/** A document holding the given updates, in any order. */
export function openDocument(...updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)))
  return doc
}

/**
 * A document that one hand alone ever writes in, to go on writing: always as the client that began it, so that a thousand
 * changes by the server are not a thousand clients. What `write` does comes back as an update; null where it did nothing.
 */
export function continueDocument(doc: Y.Doc, write: (doc: Y.Doc) => void): Uint8Array | null {
  // Yjs gives a document another id when it hears of its own from elsewhere, so this is set when all has been applied.
  doc.clientID = beginner
  return captureUpdate(doc, write)
}

/** What `write` does to a document, as one update that carries nothing else; null where it did nothing. */
export function captureUpdate(doc: Y.Doc, write: (doc: Y.Doc) => void): Uint8Array | null {
  const updates: Uint8Array[] = []
  const listen = (update: Uint8Array) => updates.push(update)
  doc.on('update', listen)
  doc.transact(() => write(doc))
  doc.off('update', listen)
  return updates.length > 0 ? Y.mergeUpdates(updates) : null
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
