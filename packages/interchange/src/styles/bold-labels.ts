/** "**Name:** text" in Markdown, or a name in bold with a colon in a document. */
import { isLabelShaped, LONGEST_LABEL } from '../speakers/label-shape.ts'
import { readAnyTime, readBracketedTime, skipSpaces } from '../time/read-time.ts'
import type { Head, Line, LineStyle } from './style.ts'

export const boldLabels: LineStyle = {
  name: 'bold-labels',
  trust: 'high',
  findHead: (lines, at) => {
    const line = lines[at]
    return line ? readBoldLabel(line) : null
  },
}

interface BoldWords {
  words: string
  /** Where the text goes on behind them and their marks. */
  end: number
  start: number | null
}

function readBoldLabel(line: Line): Head | null {
  const bold = line.bold > 0 ? takeBoldRun(line) : takeMarkedWords(line.text)
  if (!bold) return null
  const name = splitTime(bold.words.trim())
  const inside = name.label.endsWith(':') || name.label.endsWith('：')
  const label = (inside ? name.label.slice(0, -1) : name.label).trim()
  const after = readPunctuation(line.text, bold.end)
  if (!inside && !after.colon) return null
  if (!isLabelShaped(label)) return null
  const start = bold.start ?? name.ms ?? after.ms
  return { label, lead: line.text.slice(0, after.end), start, end: null, rest: line.text.slice(after.end) }
}

function takeBoldRun(line: Line): BoldWords | null {
  return line.bold <= LONGEST_LABEL + 20 ? { words: line.text.slice(0, line.bold), end: line.bold, start: null } : null
}

function takeMarkedWords(text: string): BoldWords | null {
  const time = readAnyTime(text, skipSpaces(text, 0))
  const from = skipSpaces(text, time?.end ?? 0)
  const mark = text.slice(from, from + 2)
  if (mark !== '**' && mark !== '__') return null
  const close = text.slice(0, from + LONGEST_LABEL + 24).indexOf(mark, from + 2)
  return close < 0 ? null : { words: text.slice(from + 2, close), end: close + 2, start: time?.ms ?? null }
}

/** "Name [00:12]:" inside the bold words. */
function splitTime(words: string): { label: string; ms: number | null } {
  const open = Math.max(words.indexOf('['), words.search(/\(\d{1,4}:/))
  const time = open > 0 ? readBracketedTime(words, open) : null
  return time ? { label: words.slice(0, open).trim() + words.slice(time.end), ms: time.ms } : { label: words, ms: null }
}

/** Behind the bold words: a time and a colon in either order, and spaces. */
function readPunctuation(text: string, at: number): { colon: boolean; ms: number | null; end: number } {
  const before = readBracketedTime(text, skipSpaces(text, at))
  const mark = skipSpaces(text, before?.end ?? at)
  const colon = text[mark] === ':' || text[mark] === '：'
  const from = skipSpaces(text, colon ? mark + 1 : mark)
  const after = before ? null : readBracketedTime(text, from)
  return { colon, ms: (before ?? after)?.ms ?? null, end: after ? skipSpaces(text, after.end) : from }
}
