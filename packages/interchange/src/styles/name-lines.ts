/** A name on a line of its own above the words, with a time (Otter, Teams: "Ana Gil   0:03") or without. */
import { isLabelShaped, isNameLike, LONGEST_LABEL } from '../speakers/label-shape.ts'
import { readAnyTime } from '../time/read-time.ts'
import { isBlank, type Head, type Line, type LineStyle } from './style.ts'

export const timedNameLines: LineStyle = {
  name: 'name-lines',
  trust: 'high',
  findHead: (lines, at) => readNameAndTime(lines[at]?.text ?? ''),
}

export const bareNameLines: LineStyle = {
  name: 'name-lines',
  trust: 'low',
  findHead: (lines, at) => readBareName(lines, at),
}

const LONGEST_LINE = LONGEST_LABEL + 24

function readNameAndTime(text: string): Head | null {
  if (text.length > LONGEST_LINE) return null
  const line = text.trimEnd()
  const gap = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'))
  const time = readAnyTime(line, gap + 1)
  if (gap < 1 || !time || time.end !== line.length) return null
  const label = line
    .slice(0, gap)
    .replace(/[\s|,:：–-]+$/, '')
    .trim()
  const wide = /\s{2}$|\t$/.test(line.slice(0, gap + 1))
  // One space is also how prose writes "meet at 5:30", so there the words must look like a name.
  if (!isLabelShaped(label) || !(wide || isNameLike(label))) return null
  return { label, lead: text, start: time.ms, end: null, rest: '' }
}

function readBareName(lines: readonly Line[], at: number): Head | null {
  const line = lines[at]
  if (!line || line.heading || line.text.length > LONGEST_LINE) return null
  const label = line.text.trim()
  const wholeBold = line.bold >= label.length && label.length > 0
  if (!isBlank(lines[at - 1]) || !(wholeBold || !isBlank(lines[at + 1]))) return null
  if (!isLabelShaped(label) || !isNameLike(label) || label.split(/\s+/).length > 5 || /[.,:)\]]$/.test(label))
    return null
  return { label, lead: line.text, start: null, end: null, rest: '' }
}
