/** Times as transcripts write them: m:ss, h:mm:ss, d:hh:mm:ss, with a fraction after a dot or comma. */

export interface TimeFound {
  /** Milliseconds from the start of the recording. */
  ms: number
  /** Where the text goes on after it. */
  end: number
}

const TIME = /(\d{1,4}):(\d{1,2})(?::(\d{1,2}))?(?::(\d{1,2}))?(?:[.,](\d{1,6}))?(?![\d:])/y
const BRACKETS: Record<string, string> = { '[': ']', '(': ')' }

/** The time that begins exactly at `at`, or null. */
export function readTime(text: string, at = 0): TimeFound | null {
  TIME.lastIndex = at
  const match = TIME.exec(text)
  if (!match) return null
  const [first, ...rest] = match.slice(1, 5).filter((part) => part !== undefined)
  const bases = rest.length === 3 ? [24, 60, 60] : [60, 60]
  let seconds = Number(first)
  for (const [index, part] of rest.entries()) {
    const base = bases[index] ?? 60
    if (Number(part) >= base) return null
    seconds = seconds * base + Number(part)
  }
  return { ms: seconds * 1000 + readFraction(match[5]), end: TIME.lastIndex }
}

/** As `readTime`, in square or round brackets, which Markdown may have escaped: "[00:12]", "(0:12)", "\[00:12\]". */
export function readBracketedTime(text: string, at = 0): TimeFound | null {
  const open = skipEscape(text, at)
  const closing = BRACKETS[text[open] ?? '']
  if (closing === undefined) return null
  const time = readTime(text, skipSpaces(text, open + 1))
  if (!time) return null
  const close = skipEscape(text, skipSpaces(text, time.end))
  return text[close] === closing ? { ms: time.ms, end: close + 1 } : null
}

/** "#00:01:02-5#" at the end of a turn, as f4 and MAXQDA write it; the figure behind the dash is tenths of a second. */
export function readClosingTime(text: string): { ms: number; at: number } | null {
  const match = /\s?#(\d{1,3}:\d{2}:\d{2})-(\d)#\s?$/.exec(text.slice(-24))
  const time = match ? readTime(match[1] ?? '') : null
  return match && time ? { ms: time.ms + Number(match[2]) * 100, at: text.length - match[0].length } : null
}

/** A time with or without brackets. */
export function readAnyTime(text: string, at = 0): TimeFound | null {
  return readBracketedTime(text, at) ?? readTime(text, at)
}

/** The place of the next character that is neither space nor tab. */
export function skipSpaces(text: string, at: number): number {
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\u00A0') at++
  return at
}

function skipEscape(text: string, at: number): number {
  return text[at] === '\\' ? at + 1 : at
}

function readFraction(digits: string | undefined): number {
  return digits === undefined ? 0 : Math.round(Number(`0.${digits}`) * 1000)
}
