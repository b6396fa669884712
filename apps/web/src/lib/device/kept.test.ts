import { afterEach, expect, it, vi } from 'vitest'
import { keep, recall } from './kept.ts'

afterEach(() => vi.unstubAllGlobals())

it('what is kept at a place is recalled there and nowhere else', () => {
  const texts = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (place: string) => texts.get(place) ?? null,
    setItem: (place: string, text: string) => texts.set(place, text),
  })
  keep('intercoder:snap', 'turn')
  expect(recall('intercoder:snap')).toBe('turn')
  expect(recall('intercoder:likeness')).toBeNull()
})

it('where storage is forbidden nothing is recalled, and nothing fails', () => {
  const forbid = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
  vi.stubGlobal('localStorage', { getItem: forbid, setItem: forbid })
  expect(() => keep('intercoder:snap', 'turn')).not.toThrow()
  expect(recall('intercoder:snap')).toBeNull()
})
