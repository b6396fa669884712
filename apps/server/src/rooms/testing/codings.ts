import type { MemoryLog } from './memory-log.ts'
import type { TestClient } from './test-client.ts'
import * as Y from 'yjs'

/** The codings that a client sees. */
export function codings(client: TestClient): Record<string, unknown> {
  return client.doc.getMap('codings').toJSON()
}

/** The codings that the log alone gives. */
export function replay(log: MemoryLog, document: string): Record<string, unknown> {
  const doc = new Y.Doc()
  for (const { update } of log.rows.get(document) ?? []) Y.applyUpdate(doc, update)
  return doc.getMap('codings').toJSON()
}
