import { expect, test } from 'vitest'
import { accountColours, colourFor, initialsOf } from './account.ts'

test.each([
  ['Ana García', 'AG'],
  ['ana-maría de la cruz', 'AMC'],
  ['Plato', 'P'],
  ['李 小龙', '李小'],
  ['Dr. J. R. Hartley', 'DJH'],
  ['𝒜da Lovelace', '𝒜L'],
  ['007', '00'],
  ['  ', '?'],
])('the initials of %j are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test('the first accounts of an installation have colours of their own', () => {
  expect(new Set(accountColours.map((_, n) => colourFor(n))).size).toBe(accountColours.length)
  expect(colourFor(accountColours.length)).toBe(colourFor(0))
})
