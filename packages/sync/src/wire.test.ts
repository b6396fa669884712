import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { closeCodes } from './close-code.ts'
import { documentKinds } from './document-name.ts'
import { exceeded, limits } from './limits.ts'
import { writeAwareness, writeQueryAwareness, writeSaved, writeStep1, writeStep2, writeUpdate } from './message.ts'
import { askInAddress } from './room-address.ts'
import { wireHistory } from './wire-history.ts'

function fingerprintWire(): string {
  const bytes = new Uint8Array([0, 1, 127, 128, 255])
  const frames = [
    writeStep1(bytes),
    writeStep2(bytes),
    writeUpdate(bytes),
    writeAwareness([{ client: 4294967295, clock: 128, state: '{"user":{"name":"é"}}' }]),
    writeQueryAwareness(),
    writeSaved(16384),
  ]
  const hash = createHash('sha256')
  for (const frame of frames) hash.update(frame).update('|')
  return hash
    .update(JSON.stringify([documentKinds, closeCodes, limits, exceeded, askInAddress(bytes)]))
    .digest('hex')
    .slice(0, 16)
}

test('the wire is the newest version in its history: whoever changes it adds a line there', () => {
  const newest = wireHistory.at(-1)
  expect(newest).toMatchObject({ version: wireHistory.length, fingerprint: fingerprintWire() })
})
