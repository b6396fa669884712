/** From bytes to clean characters: charset, line ends, characters that no transcript can hold. */
import { accept, refuse, type Result } from '@intercoder/domain'
import type { ImportNote } from '../import-note.ts'
import type { Unreadable } from '../unreadable.ts'
import { isCharset, type Charset } from './charset.ts'
import { guessCharset } from './guess-charset.ts'
import { countLost } from './plausibility.ts'

export interface DecodedText {
  /** Lines end with LF. Composed and decomposed letters stay as they came. */
  text: string
  charset: Charset
  charsets: Charset[]
  notes: ImportNote[]
}

/** A share of control characters that no charset's text reaches. */
const MOSTLY_CONTROLS = 0.05

/** Decodes `bytes` as `wanted`, or as the charset that fits best. */
export function decodeText(bytes: Uint8Array, wanted?: string): Result<DecodedText, Unreadable> {
  if (wanted !== undefined && !isCharset(wanted))
    return refuse({ kind: 'unknown-charset', charset: wanted.slice(0, 80) })
  const guess = guessCharset(bytes)
  const charset = wanted ?? guess.charset
  const decoded = new TextDecoder(charset).decode(bytes)
  const clean = cleanText(decoded)
  if (clean.dropped > decoded.length * MOSTLY_CONTROLS) return refuse({ kind: 'not-text' })
  const notes: ImportNote[] = []
  if (!guess.certain && wanted === undefined) notes.push({ kind: 'charset-guessed', charset })
  const lost = countLost(decoded)
  if (lost > 0) notes.push({ kind: 'characters-lost', count: lost })
  if (clean.dropped > 0) notes.push({ kind: 'control-characters-dropped', count: clean.dropped })
  const charsets = guess.alternatives.includes(charset) ? guess.alternatives : [charset, ...guess.alternatives]
  return accept({ text: clean.text, charset, charsets, notes })
}

/**
 * One kind of line end, and none of the characters that cannot stand in a shared text or in XML: controls, halves of
 * surrogate pairs, and the character that marks turns.
 */
export function cleanText(raw: string): { text: string; dropped: number } {
  let dropped = 0
  const text = raw
    .replace(/\r\n?|[\v\f\x85\u2028\u2029]/g, '\n')
    .replace(/[\0-\x08\x0E-\x1F\x7F\uFEFF\uFFFC\uFFFE\uFFFF]/g, (char) => {
      if (char !== '\uFEFF') dropped++
      return ''
    })
  return { text: text.toWellFormed(), dropped }
}
