/** "00:00:03 text", or the time on a line of its own above the words; nobody is named. */
import { readAnyTime, skipSpaces } from '../time/read-time.ts'
import type { Head, LineStyle } from './style.ts'

export const timedLines: LineStyle = {
  name: 'timed-lines',
  trust: 'high',
  findHead: (lines, at) => readTimedLine(lines[at]?.text ?? ''),
}

function readTimedLine(text: string): Head | null {
  const time = readAnyTime(text)
  if (!time) return null
  const from = skipSpaces(text, time.end)
  if (from === time.end && from < text.length) return null
  return { label: null, lead: text.slice(0, from), start: time.ms, end: null, rest: text.slice(from) }
}
