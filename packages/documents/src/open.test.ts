import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { captureUpdate, openDocument } from './open.ts'

test('the update of a change carries that change alone, and there is none where nothing changed', () => {
  const before = new Y.Doc()
  before.getMap('codes').set('gone', 1)
  before.getMap('codes').delete('gone')
  const doc = openDocument(Y.encodeStateAsUpdate(before))
  expect(captureUpdate(doc, () => doc.getMap('codes').delete('never'))).toBeNull()
  const update = captureUpdate(doc, () => {
    doc.getMap('codes').set('first', 1)
    doc.getMap('lines').set('second', 2)
  })
  const peer = openDocument(Y.encodeStateAsUpdate(before), update!)
  expect([peer.getMap('codes').toJSON(), peer.getMap('lines').toJSON()]).toEqual([{ first: 1 }, { second: 2 }])
  expect(Y.decodeUpdate(update!).ds.clients.size).toBe(0)
})
