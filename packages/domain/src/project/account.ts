import type { AccountId } from '../ids.ts'

/** Somebody who signs in; what they may do in a project is said by their membership. */
export interface Account {
  id: AccountId
  name: string
  email: string
  /** At most three letters that stand beside their codings. */
  initials: string
  /** A key of the palette, so that themes choose the actual colour. */
  colour: string
  /** Looks after the installation; gives no right in any project. */
  administrator: boolean
}

/** Keys of the palette, in an order in which people who meet first are easily told apart. */
export const accountColours = [
  'blue',
  'orange',
  'purple',
  'green',
  'wine',
  'sky',
  'sand',
  'magenta',
  'teal',
  'rose',
] as const

/** The colour of the n-th account of an installation, counted from 0. */
export function colourFor(n: number): string {
  return accountColours[n % accountColours.length] ?? accountColours[0]
}

/** First letters of the first two words and the last one, in capitals: "Ana María de la Cruz" is AMC. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s-]+/u)
    .filter((word) => /^\p{L}/u.test(word))
  const chosen = words.length > 3 ? [...words.slice(0, 2), ...words.slice(-1)] : words
  const letters = chosen.map((word) => [...word][0] ?? '').join('')
  return (letters || [...name.trim()].slice(0, 2).join('') || '?').toLocaleUpperCase('en')
}
