/** The line that says when a cue is shown, in WebVTT, SubRip and what tools make of them. */
import { readTime, skipSpaces } from '../../time/read-time.ts'

export interface CueTiming {
  start: number
  end: number
}

export const ARROW = '-->'

/** Times to either side of an arrow, with settings behind them; hours may be missing, and dots and commas be swapped. */
export function readCueTiming(line: string): CueTiming | null {
  if (!line.includes(ARROW)) return null
  const start = readTime(line, skipSpaces(line, 0))
  if (!start) return null
  const arrow = skipSpaces(line, start.end)
  if (!line.startsWith(ARROW, arrow)) return null
  const end = readTime(line, skipSpaces(line, arrow + ARROW.length))
  return end ? { start: start.ms, end: end.ms } : null
}

/** An arrow that was meant to be a timing, as against "File --> Save" in what somebody says. */
export function isBrokenTiming(line: string): boolean {
  const arrow = line.indexOf(ARROW)
  if (arrow < 0) return false
  return !(
    /\p{L}{2}/u.test(line.slice(Math.max(0, arrow - 40), arrow)) && /\p{L}{2}/u.test(line.slice(arrow, arrow + 40))
  )
}
