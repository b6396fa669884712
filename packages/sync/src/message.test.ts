import * as encoding from 'lib0/encoding'
import * as awarenessProtocol from 'y-protocols/awareness'
import * as syncProtocol from 'y-protocols/sync'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  countsAsUpdate,
  readAwareness,
  readMessage,
  writeAwareness,
  writeQueryAwareness,
  writeSaved,
  writeStep1,
  writeStep2,
  writeUpdate,
} from './message.ts'

const bytes = new Uint8Array([1, 2, 3])

describe('what is written is read', () => {
  test.each([
    [writeStep1(bytes), { type: 'step1', stateVector: bytes }],
    [writeStep2(bytes), { type: 'step2', update: bytes }],
    [writeUpdate(bytes), { type: 'update', update: bytes }],
    [writeSaved(300), { type: 'saved', count: 300 }],
    [writeQueryAwareness(), { type: 'queryAwareness' }],
  ])('%#', (frame, message) => expect(readMessage(frame)).toEqual(message))

  test('presence, entry by entry', () => {
    const entries = [
      { client: 7, clock: 2, state: '{"user":{"name":"Ødegård"}}' },
      { client: 2 ** 32 - 1, clock: 0, state: 'null' },
    ]
    const message = readMessage(writeAwareness(entries))
    expect(message?.type === 'awareness' && readAwareness(message.payload)).toEqual(entries)
  })
})

describe('y-protocols and this package write the same bytes', () => {
  const doc = new Y.Doc()
  doc.getMap('codings').set('a', { code: 'b' })

  test('for the steps of a sync', () => {
    const write = (step: (encoder: encoding.Encoder) => void) =>
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, 0)
        step(encoder)
      })
    const update = Y.encodeStateAsUpdate(doc)
    expect(writeStep1(Y.encodeStateVector(doc))).toEqual(write((encoder) => syncProtocol.writeSyncStep1(encoder, doc)))
    expect(writeStep2(update)).toEqual(write((encoder) => syncProtocol.writeSyncStep2(encoder, doc)))
    expect(writeUpdate(update)).toEqual(write((encoder) => syncProtocol.writeUpdate(encoder, update)))
  })

  test('for presence', () => {
    const awareness = new awarenessProtocol.Awareness(doc)
    awareness.setLocalState({ selection: null })
    const payload = awarenessProtocol.encodeAwarenessUpdate(awareness, [doc.clientID])
    expect(readAwareness(payload)).toEqual([{ client: doc.clientID, clock: 1, state: '{"selection":null}' }])
    awareness.destroy()
  })
})

describe('P6 a frame that is not one is refused', () => {
  test.each([
    ['empty', []],
    ['of an unknown type', [7]],
    ['of an unknown step', [0, 9, 0]],
    ['that ends early', [0, 2, 5, 1]],
    ['that goes on', [0, 2, 1, 1, 1]],
    ['with a number that never ends', [0, 2, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255]],
  ])('%s', (_, frame) => expect(readMessage(new Uint8Array(frame))).toBeNull())

  test('a false length never reads the neighbour in the same buffer', () => {
    const shared = new Uint8Array(64).fill(42)
    shared.set([0, 2, 40, 1, 1], 0)
    expect(readMessage(shared.subarray(0, 5))).toBeNull()
    expect(readAwareness(shared.subarray(2, 5))).toBeNull()
  })

  test('presence that counts wrong, or is no text', () => {
    expect(readAwareness(new Uint8Array([2, 1, 1, 0]))).toBeNull()
    expect(readAwareness(new Uint8Array([1, 1, 1, 2, 255, 254]))).toBeNull()
    expect(readAwareness(new Uint8Array([0, 0]))).toBeNull()
  })
})

test('exactly the frames with a change in them are counted', () => {
  expect([writeStep2(bytes), writeUpdate(bytes)].every(countsAsUpdate)).toBe(true)
  expect([writeStep1(bytes), writeAwareness([]), writeSaved(1)].some(countsAsUpdate)).toBe(false)
})
