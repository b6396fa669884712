import { describe, expect, it } from 'vitest'
import { isPress, isSingleCharacter, type Press } from './keys.ts'

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})

describe('keys', () => {
  it('match whatever the case of the letter, but only with the modifiers that are written', () => {
    expect(isPress('Mod+k', press('K', { ctrlKey: true }), false)).toBe(true)
    expect(isPress('Mod+k', press('k', { metaKey: true }), true)).toBe(true)
    expect(isPress('Mod+k', press('k', { metaKey: true }), false)).toBe(false)
    expect(isPress('c', press('c', { ctrlKey: true }), false)).toBe(false)
    expect(isPress('c', press('C', { shiftKey: true }), false)).toBe(false)
    expect(isPress('Shift+Mod+z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(true)
  })

  it('take a sign for itself, wherever the keyboard has it', () => {
    expect(isPress('?', press('?', { shiftKey: true }), false)).toBe(true)
    expect(isPress('/', press('/', { shiftKey: true }), false)).toBe(true)
    expect(isPress('1', press('!', { shiftKey: true }), false)).toBe(false)
  })

  it('know which shortcuts are a single character', () => {
    expect(['c', '?', 'F6', 'Enter', 'Mod+k'].filter(isSingleCharacter)).toEqual(['c', '?'])
  })
})
