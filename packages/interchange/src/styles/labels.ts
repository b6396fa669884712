/** "Name: text", with a time in front of the name, beside it or behind the colon, or none. */
import { isLabelShaped, LONGEST_LABEL } from '../speakers/label-shape.ts'
import { readAnyTime, readBracketedTime, readTime, skipSpaces } from '../time/read-time.ts'
import type { Head, LineStyle } from './style.ts'

export const labels: LineStyle = {
  name: 'labels',
  trust: 'low',
  findHead: (lines, at) => readLabel(lines[at]?.text ?? ''),
}

const COLON = /[:：]/g
const BEGINS_WORDS = /[\s\p{Lu}"“„«([…]/u
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** The label at the start of `text`, or null. */
export function readLabel(text: string): Head | null {
  const time = readAnyTime(text, skipSpaces(text, 0))
  const from = skipJoiners(text, time?.end ?? 0)
  COLON.lastIndex = from
  for (let tries = 0; tries < 4; tries++) {
    const colon = COLON.exec(text.slice(0, from + LONGEST_LABEL + 20))?.index
    if (colon === undefined) return null
    const name = readNameBefore(text, from, colon)
    if (name) {
      const after = readTimeAfter(text, name.end)
      if (!isLabelShaped(name.label)) return null
      return {
        label: name.label,
        lead: text.slice(0, after.end),
        start: time?.ms ?? name.ms ?? after.ms,
        end: null,
        rest: text.slice(after.end),
      }
    }
  }
  return null
}

/** What separates a time from the name behind it. */
function skipJoiners(text: string, at: number): number {
  let from = skipSpaces(text, at)
  while (text[from] === '>' || (at > 0 && (text[from] === '-' || text[from] === '–'))) from = skipSpaces(text, from + 1)
  return from
}

/** The name that ends at `colon`, unless the colon is inside a time; then the name and the time that end at the next one. */
function readNameBefore(
  text: string,
  from: number,
  colon: number,
): { label: string; ms: number | null; end: number } | null {
  if (isDigit(text[colon - 1]) && isDigit(text[colon + 1])) return readNameAndTime(text, from, colon)
  const label = text.slice(from, colon).trim()
  return endsLabel(text, colon, label) ? { label, ms: null, end: colon + 1 } : null
}

function readNameAndTime(
  text: string,
  from: number,
  colon: number,
): { label: string; ms: number | null; end: number } | null {
  let start = colon
  while (start > from && /[\d:([\\]/.test(text[start - 1] ?? '')) start--
  const time = readAnyTime(text, start)
  if (!time) return null
  const end = skipSpaces(text, time.end)
  return text[end] === ':' ? { label: text.slice(from, start).trim(), ms: time.ms, end: end + 1 } : null
}

/** Behind a label's colon: a space, or where that was forgotten the start of a sentence. Some scripts write no spaces. */
function endsLabel(text: string, colon: number, label: string): boolean {
  const next = text[colon + 1]
  return next === undefined || BEGINS_WORDS.test(next) || text[colon] === '：' || WITHOUT_SPACES.test(label)
}

/** A time in brackets behind the colon, or one that fills the rest of the line. */
function readTimeAfter(text: string, at: number): { ms: number | null; end: number } {
  const from = skipSpaces(text, at)
  const bracketed = readBracketedTime(text, from)
  if (bracketed) return { ms: bracketed.ms, end: skipSpaces(text, bracketed.end) }
  const bare = readTime(text, from)
  if (bare && skipSpaces(text, bare.end) === text.length) return { ms: bare.ms, end: text.length }
  return { ms: null, end: from }
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9'
}
