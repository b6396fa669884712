/** How much decoded text looks like something people write. */

const REPLACEMENT = '\uFFFD'
/** C1 controls and private use characters: nobody types them, wrong charsets are full of them. */
const NOBODY_TYPES = /[\u0080-\u009F\uE000-\uF8FF]/gu
/** A sign between letters, as in "³¹czy³": Polish read as Western. */
const SIGN_AMONG_LETTERS = /\p{L}[\u00A1-\u00B6\u00B8-\u00BF\u00D7\u00F7\u00A0]\p{L}/gu
const BEYOND_ASCII = /[^\0-\x7F]/gu

/** From 0 (not text) to 1 (nothing to object to). */
export function judgePlausibility(text: string): number {
  const foreign = count(text, BEYOND_ASCII)
  if (foreign === 0) return 1
  const wrong = count(text, NOBODY_TYPES) + count(text, SIGN_AMONG_LETTERS) + 3 * countLost(text)
  return Math.max(0, 1 - (3 * wrong) / foreign)
}

/** How many characters the decoder could not read. */
export function countLost(text: string): number {
  let lost = 0
  for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, at + 1)) lost++
  return lost
}

function count(text: string, pattern: RegExp): number {
  let found = 0
  for (const _ of text.matchAll(pattern)) found++
  return found
}
