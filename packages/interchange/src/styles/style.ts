/** What every way of writing speakers and times into lines has in common. */
import type { Style } from '../imported-transcript.ts'
import type { Trust } from '../speakers/judge-labels.ts'

/** A line of a text file, or a paragraph (or part of one, at a line break) of a document. */
export interface Line {
  text: string
  /** Set as a heading, by the document's style or by '#'. */
  heading: boolean
  /** How many leading characters are bold. */
  bold: number
}

/** Where a turn begins: what stands in front of its words. */
export interface Head {
  /** Null where only a time stands there. */
  label: string | null
  /** The line up to the words, as written. */
  lead: string
  /** Milliseconds. */
  start: number | null
  end: number | null
  /** The words that follow on the same line. */
  rest: string
}

export interface LineStyle {
  name: Style
  trust: Trust
  /** The head at line `at`, or null if none begins there. Looks at a bounded number of characters. */
  findHead(lines: readonly Line[], at: number): Head | null
}

export function isBlank(line: Line | undefined): boolean {
  return line === undefined || line.text.trim() === ''
}
