/** Text whose lines were broken at a width, by a mail program or a tool: a line there is not a paragraph. */
import { isBlank, type Line } from './style.ts'

const LEAST_LINES = 5
const SHARE_OF_OPEN_ENDS = 0.6
const NARROWEST = 40
const WIDEST = 160
const ENDS_SENTENCE = /[.!?…:;。！？：；"”’'»)\]*]\s*$/u

/** Whether most lines that another line follows stop in the middle of a sentence, at a similar width. */
export function isHardWrapped(lines: readonly Line[]): boolean {
  const followed = lines.filter((line, at) => !isBlank(line) && !isBlank(lines[at + 1]))
  if (followed.length < LEAST_LINES) return false
  const widths = followed.map((line) => line.text.trimEnd().length).sort((a, b) => a - b)
  const median = widths[widths.length >> 1] ?? 0
  const widest = widths[Math.floor(widths.length * 0.98)] ?? 0
  if (median < NARROWEST || widest > WIDEST || widest > median * 1.6) return false
  const open = followed.filter((line) => !ENDS_SENTENCE.test(line.text.slice(-8)))
  return open.length >= followed.length * SHARE_OF_OPEN_ENDS
}

/** The paragraphs of `lines`: between blank lines where lines are wrapped, else one a line. Empty ones are left out. */
export function joinParagraphs(lines: readonly string[], wrapped: boolean): string[] {
  if (!wrapped) return lines.map((line) => line.trim()).filter((line) => line !== '')
  const paragraphs: string[] = []
  let open: string[] = []
  for (const line of [...lines, '']) {
    if (line.trim() !== '') open.push(line.trim())
    else if (open.length > 0) {
      paragraphs.push(open.join(' '))
      open = []
    }
  }
  return paragraphs
}
