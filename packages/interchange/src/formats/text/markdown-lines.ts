/** The few signs of Markdown that matter to a transcript. Everything else stays as it was typed. */
import type { Line } from '../../styles/style.ts'

const HEADING = /^#{1,6}\s+\S/
const ESCAPE = /\\([[\]*_#()`.!~>+-])/g

export function toLine(text: string): Line {
  return { text, heading: HEADING.test(text), bold: 0 }
}

/** Takes away the backslashes that kept Markdown from reading a sign, and counts them. */
export function removeEscapes(text: string): { text: string; removed: number } {
  let removed = 0
  const plain = text.replace(ESCAPE, (_whole, sign: string) => {
    removed++
    return sign
  })
  return { text: plain, removed }
}
