import { expect, it } from 'vitest'
import { codeInitials } from './code-initials.ts'

it.each([
  ['Training and support', 'Ts'],
  ['costs', 'Co'],
  ['The', 'Th'],
  ['The board', 'Bo'],
  ['住院病人', '住'],
  ['“…”', '·'],
  ['IT', 'It'],
  ['تدريب', 'تد'],
])('%s is known by %s', (name, initials) => {
  expect(codeInitials(name)).toBe(initials)
})
