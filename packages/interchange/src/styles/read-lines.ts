/** From lines to passages: finds the style they are written in and cuts them where it says that a turn begins. */
import type { ImportNote } from '../import-note.ts'
import type { Passage } from '../imported-transcript.ts'
import type { Reading } from '../reading.ts'
import { readAnyTime, readClosingTime } from '../time/read-time.ts'
import { chooseStyle, findRepeatedLabels } from './choose-style.ts'
import { divideParagraph } from './divide-paragraphs.ts'
import { isHardWrapped, joinParagraphs } from './hard-wraps.ts'
import { labels } from './labels.ts'
import type { Head, Line, LineStyle } from './style.ts'

/** What lines say about speakers and turns; the format around them adds its own notes. */
export function readLines(lines: readonly Line[]): Omit<Reading, 'format'> {
  const wrapped = isHardWrapped(lines)
  const choice = chooseStyle(lines)
  const style = choice?.style ?? labels
  const known = choice?.counts ?? findRepeatedLabels(lines)
  const cutter = new PassageCutter(wrapped)
  for (let at = 0; at < lines.length; at++) cutter.take(lines, at, style, known)
  const cut = cutter.finish()
  const { passages, divided } = choice ? { passages: cut, divided: 0 } : divideLong(cut)
  const notes: ImportNote[] = []
  if (wrapped) notes.push({ kind: 'lines-joined', lines: lines.length })
  if (divided > 0) notes.push({ kind: 'long-paragraphs-divided', paragraphs: divided })
  return { style: choice?.style.name ?? 'paragraphs', passages, proposed: choice?.proposed ?? new Set(), notes }
}

/** Gathers lines under the head above them. */
class PassageCutter {
  readonly #passages: Passage[] = []
  readonly #wrapped: boolean
  #head: Head = noHead
  #lines: string[] = []
  /** A line that holds only a time: it belongs to the head right below it, or else is text like any other. */
  #pendingTime: string | null = null

  constructor(wrapped: boolean) {
    this.#wrapped = wrapped
  }

  take(lines: readonly Line[], at: number, style: LineStyle, known: ReadonlyMap<string, number>): void {
    const line = lines[at]
    if (!line) return
    const head = style.findHead(lines, at)
    if (head && (head.label === null || known.has(head.label))) this.#open(head)
    else if (line.heading) this.#openHeading(line)
    else if (isTimeAlone(line.text)) this.#holdTime(line.text)
    else this.#addText(line.text)
  }

  finish(): Passage[] {
    this.#close()
    return this.#passages
  }

  #open(head: Head): void {
    const time = head.label !== null && head.start === null ? this.#takeTime() : null
    this.#close()
    this.#head = time ? { ...head, start: time.ms, lead: `${time.line}\n${head.lead}` } : head
    if (head.rest.trim() !== '') this.#lines.push(head.rest)
  }

  /** A heading is nobody's words, and what follows it without a label is not the last speaker's. */
  #openHeading(line: Line): void {
    this.#open(noHead)
    this.#lines.push(line.text)
  }

  #holdTime(line: string): void {
    this.#releaseTime()
    this.#pendingTime = line
  }

  #takeTime(): { line: string; ms: number | null } | null {
    const line = this.#pendingTime
    this.#pendingTime = null
    return line === null ? null : { line, ms: readAnyTime(line.trim())?.ms ?? null }
  }

  #addText(line: string): void {
    if (line.trim() !== '') this.#releaseTime()
    this.#lines.push(line)
  }

  #releaseTime(): void {
    if (this.#pendingTime !== null) this.#lines.push(this.#pendingTime)
    this.#pendingTime = null
  }

  #close(): void {
    this.#releaseTime()
    const text = joinParagraphs(this.#lines, this.#wrapped).join('\n')
    this.#lines = []
    const { label, lead, start } = this.#head
    const closing = label === null && start === null ? null : readClosingTime(text)
    const end = closing?.ms ?? this.#head.end
    const words = closing ? text.slice(0, closing.at) : text
    if (words !== '' || label !== null) this.#passages.push({ label, lead, start, end, text: words })
    this.#head = noHead
  }
}

const noHead: Head = { label: null, lead: '', start: null, end: null, rest: '' }

function isTimeAlone(text: string): boolean {
  if (text.length > 30) return false
  const line = text.trim()
  return readAnyTime(line)?.end === line.length
}

function divideLong(passages: Passage[]): { passages: Passage[]; divided: number } {
  let divided = 0
  const result = passages.map((passage) => {
    const pieces = passage.text.split('\n').map(divideParagraph)
    divided += pieces.filter((piece) => piece.length > 1).length
    return { ...passage, text: pieces.flat().join('\n') }
  })
  return { passages: result, divided }
}
