/** Whisper's TSV: start and end in milliseconds, text, one cue a line. */
import type { Reading } from '../../reading.ts'
import type { Cue } from './find-cues.ts'
import { readSpokenCues } from './read-cues.ts'

const HEADER = /^start\tend\t(?:speaker\t)?text\s*$/i
const ROW = /^(\d{1,10})\t(\d{1,10})\t(.*)$/

/** Whether this first line is the header of such a table. */
export function isWhisperHeader(line: string): boolean {
  return HEADER.test(line)
}

export function readWhisperTable(lines: readonly string[]): Omit<Reading, 'format'> {
  const cues: Cue[] = []
  const skipped = { count: 0, line: 0 }
  for (const [at, line] of lines.entries()) {
    if (at === 0 || line.trim() === '') continue
    const row = ROW.exec(line)
    if (row) cues.push({ start: Number(row[1]), end: Number(row[2]), raw: (row[3] ?? '').replace('\t', ': ') })
    else if (skipped.count++ === 0) skipped.line = at + 1
  }
  return readSpokenCues(cues, skipped.count > 0 ? [{ kind: 'lines-skipped', ...skipped }] : [])
}
