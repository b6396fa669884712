import { expect, test } from 'vitest'
import { ID_BYTES, isId, spellId } from './ids.ts'

const bytes = Array.from({ length: 256 }, (_, byte) => byte)

test('whatever the random bytes, an id begins with a letter: a table that is opened as a spreadsheet gives it as it is', () => {
  for (const byte of bytes) {
    const id = spellId<string>(new Uint8Array(ID_BYTES).fill(byte))
    expect(isId(id)).toBe(true)
    expect(id).toMatch(/^[A-Za-z]/)
  }
})

test('every byte of the random ones tells ids apart', () => {
  for (let at = 0; at < ID_BYTES; at++) {
    const random = new Uint8Array(ID_BYTES)
    const spelt = bytes.map((byte) => spellId<string>(random.with(at, byte)))
    expect(new Set(spelt).size).toBe(at === 0 ? 32 : 64)
  }
})
