/** The chat of a meeting as Zoom saves it: time, TAB, name, message; messages may run over several lines. */
import { isLabelShaped, LONGEST_LABEL } from '../speakers/label-shape.ts'
import { readTime } from '../time/read-time.ts'
import type { Head, LineStyle } from './style.ts'

export const chat: LineStyle = {
  name: 'chat',
  trust: 'high',
  findHead: (lines, at) => readMessage(lines[at]?.text ?? ''),
}

const FROM = /^\s*From\s+/
/** "Ana Gil to Everyone", "Ana Gil  to  Ben Ito(Direct Message)". */
const ADDRESSEE = /\s+to\s+[^:\t]{1,80}$/i

function readMessage(text: string): Head | null {
  const time = readTime(text)
  if (!time || text[time.end] !== '\t') return null
  const from = time.end + 1
  const colon = text.slice(0, from + 2 * LONGEST_LABEL).indexOf(':', from)
  if (colon < 0) return null
  const written = text.slice(from, colon)
  const label = (FROM.test(written) ? written.replace(FROM, '').replace(ADDRESSEE, '') : written).trim()
  if (!isLabelShaped(label)) return null
  const start = colon + 1 + (/^[\t ]/.test(text.slice(colon + 1)) ? 1 : 0)
  return { label, lead: text.slice(0, start), start: time.ms, end: null, rest: text.slice(start) }
}
