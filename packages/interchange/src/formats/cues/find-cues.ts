/** Finds the cues of a caption file, forgiving what tools get wrong: no header, no numbers, no blank lines, dots for commas. */
import type { ImportNote } from '../../import-note.ts'
import { ARROW, isBrokenTiming, readCueTiming, type CueTiming } from './cue-timing.ts'

export interface Cue extends CueTiming {
  /** With markup, lines separated by '\n'. */
  raw: string
}

const NOT_SPOKEN = /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/

/** The cues in the order of the file, and an account of what is none. */
export function findCues(lines: readonly string[]): { cues: Cue[]; notes: ImportNote[] } {
  const finder = new CueFinder(lines)
  while (finder.more) finder.takeBlock()
  return { cues: finder.cues, notes: finder.account() }
}

class CueFinder {
  readonly cues: Cue[] = []
  readonly #lines: readonly string[]
  #at = 0
  #skipped: { count: number; line: number } = { count: 0, line: 0 }
  #blocksLeftOut = 0
  #namesLeftOut = 0
  #headerLines = 0

  constructor(lines: readonly string[]) {
    this.#lines = lines
    if (/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '')) this.#takeHeader()
  }

  get more(): boolean {
    return this.#at < this.#lines.length
  }

  /** What stands between two blank lines: a cue, several cues, a note, or stray lines. */
  takeBlock(): void {
    const line = this.#line()
    if (line.trim() === '') this.#at++
    else if (NOT_SPOKEN.test(line)) this.#takeNote()
    else if (readCueTiming(line)) this.#takeCue()
    else if (readCueTiming(this.#line(1))) this.#takeCueName(line)
    else this.#takeStray(line)
  }

  account(): ImportNote[] {
    const notes: ImportNote[] = []
    if (this.#headerLines > 0) notes.push({ kind: 'metadata-left-out', lines: this.#headerLines })
    if (this.#blocksLeftOut > 0) notes.push({ kind: 'caption-blocks-left-out', count: this.#blocksLeftOut })
    if (this.#namesLeftOut > 0) notes.push({ kind: 'cue-names-left-out', count: this.#namesLeftOut })
    if (this.#skipped.count > 0) notes.push({ kind: 'lines-skipped', ...this.#skipped })
    return notes
  }

  #line(ahead = 0): string {
    return this.#lines[this.#at + ahead] ?? ''
  }

  #takeHeader(): void {
    this.#at++
    while (this.more && this.#line().trim() !== '' && !this.#line().includes(ARROW)) {
      if (!readCueTiming(this.#line(1))) this.#headerLines++
      this.#at++
    }
  }

  #takeNote(): void {
    this.#blocksLeftOut++
    while (this.more && this.#line().trim() !== '') this.#at++
  }

  #takeCueName(line: string): void {
    if (/\p{L}/u.test(line) && /\s/.test(line.trim())) this.#namesLeftOut++
    this.#at++
  }

  #takeCue(): void {
    const timing = readCueTiming(this.#line()) ?? { start: 0, end: 0 }
    this.#at++
    const text: string[] = []
    while (this.more && this.#line().trim() !== '' && !this.#beginsNext()) {
      if (isBrokenTiming(this.#line())) this.#skip()
      else text.push(this.#line())
      this.#at++
    }
    this.cues.push({ ...timing, raw: text.join('\n') })
  }

  /** The next cue without a blank line in front: its timing, or its number with the timing below. */
  #beginsNext(): boolean {
    return (
      readCueTiming(this.#line()) !== null || (/^\d+\s*$/.test(this.#line()) && readCueTiming(this.#line(1)) !== null)
    )
  }

  /** Words behind a blank line inside a cue are still said; a lone number, or what comes before the first cue, is not. */
  #takeStray(line: string): void {
    const last = this.cues.at(-1)
    if (!last || isBrokenTiming(line) || /^\d+\s*$/.test(line)) this.#skip()
    else last.raw = last.raw === '' ? line : `${last.raw}\n${line}`
    this.#at++
  }

  #skip(): void {
    if (this.#skipped.count === 0) this.#skipped.line = this.#at + 1
    this.#skipped.count++
  }
}
