import { expect, test } from 'vitest'
import { makeRandom, type Random } from '../../testing/random.ts'
import { createFrontendMessages, simpleQuery } from './frontend-messages.ts'

test.each([1, 2, 3, 4])('gives whole runs of messages however the stream is cut (seed %i)', (seed) => {
  const random = makeRandom(seed)
  const startup = Buffer.from([0, 0, 0, 8, 0, 3, 0, 0])
  const queries = Array.from({ length: 50 }, () => makeQuery(random))
  const ends = endsOf([startup, ...queries])
  const stream = Buffer.concat([startup, ...queries])
  const messages = createFrontendMessages()
  let given = 0
  for (let at = 0; at < stream.length;) {
    const next = Math.min(stream.length, at + 1 + random.below(40))
    const ready = messages.take(stream.subarray(at, next))
    at = next
    if (!ready) continue
    expect(Buffer.compare(ready, stream.subarray(given, given + ready.length))).toBe(0)
    given += ready.length
    expect(ends).toContain(given)
  }
  expect(given).toBe(stream.length)
})

/** Either a simple query, or parse, bind and execute with the sync that ends them. */
function makeQuery(random: Random): Buffer {
  if (random.below(2) === 0) return Buffer.from(simpleQuery('x'.repeat(random.below(100))))
  const parts = ['P', 'B', 'E'].map((type) => makeMessage(type, random.below(100)))
  return Buffer.concat([...parts, makeMessage('S', 0)])
}

function makeMessage(type: string, length: number): Buffer {
  const message = Buffer.alloc(5 + length)
  message.write(type)
  message.writeUInt32BE(4 + length, 1)
  return message
}

function endsOf(parts: Buffer[]): number[] {
  let end = 0
  return parts.map((part) => (end += part.length))
}
