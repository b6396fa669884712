/** "[00:43.810 --> 00:47.850]  text": what Whisper prints while it works. */
import { readTime, skipSpaces } from '../time/read-time.ts'
import type { Head, LineStyle } from './style.ts'

export const bracketedCues: LineStyle = {
  name: 'bracketed-cues',
  trust: 'high',
  findHead: (lines, at) => readBracketedCue(lines[at]?.text ?? ''),
}

function readBracketedCue(text: string): Head | null {
  if (text[0] !== '[') return null
  const start = readTime(text, skipSpaces(text, 1))
  if (!start) return null
  const arrow = skipSpaces(text, start.end)
  if (!text.startsWith('-->', arrow)) return null
  const end = readTime(text, skipSpaces(text, arrow + 3))
  if (!end || text[end.end] !== ']') return null
  const from = skipSpaces(text, end.end + 1)
  return {
    label: null,
    lead: text.slice(0, from),
    start: start.ms,
    end: end.ms >= start.ms ? end.ms : null,
    rest: text.slice(from),
  }
}
