/** A whole talk in one paragraph cannot be read, numbered or compared; it is divided where sentences or else words allow. */
import { countWords } from '../count-words.ts'

const TOO_MANY_WORDS = 2000
const WORDS_A_PIECE = 150
/** A piece grows by so much in search of the end of a sentence. */
const PATIENCE = 60

/** `paragraph` as it is, or in pieces where it is far longer than anybody writes. */
export function divideParagraph(paragraph: string): string[] {
  if (paragraph.length < TOO_MANY_WORDS || countWords(paragraph) <= TOO_MANY_WORDS) return [paragraph]
  const pieces: string[] = []
  let start = 0
  let words = 0
  for (const match of paragraph.matchAll(/\S+\s*/g)) {
    words++
    const ended = /[.!?…。！？]["”’')]*\s*$/u.test(match[0].slice(-8))
    if (words < WORDS_A_PIECE || (!ended && words < WORDS_A_PIECE + PATIENCE)) continue
    const end = match.index + match[0].length
    pieces.push(paragraph.slice(start, end).trim())
    start = end
    words = 0
  }
  const last = paragraph.slice(start).trim()
  return last === '' ? pieces : [...pieces, last]
}
