/** Turns in the rows of a table: a column for the speaker, one for the words, perhaps one for the time. */
import type { ImportNote } from '../import-note.ts'
import type { Passage } from '../imported-transcript.ts'
import { countWords } from '../count-words.ts'
import { isLabelShaped } from '../speakers/label-shape.ts'
import { isProseLabel } from '../speakers/prose-labels.ts'
import { readAnyTime } from '../time/read-time.ts'

export interface TurnTable {
  passages: Passage[]
  notes: ImportNote[]
}

interface Columns {
  time: number | null
  speaker: number
  text: number
}

const FEWEST_ROWS = 2
const SHARE_THAT_FITS = 0.7
/** What stands at the head of a column of speakers or words. */
const HEADINGS =
  /^(?:speaker|name|who|person|participant|text|words|transcript|utterance|time|timestamp|timecode|start)s?$/i

/** The turns of a table given as the texts of its cells, or null where it is another kind of table. */
export function readTurnTable(rows: readonly string[][]): TurnTable | null {
  if (rows.length < FEWEST_ROWS) return null
  const columns = findColumns(rows)
  if (!columns) return null
  const first = rows[0] ?? []
  const hasHeader = first.some((cell) => HEADINGS.test(cell.trim()))
  const passages = readRows(hasHeader ? rows.slice(1) : rows, columns)
  return {
    passages,
    notes: hasHeader ? [{ kind: 'table-header-left-out', cells: first.map((cell) => cell.trim()) }] : [],
  }
}

function findColumns(rows: readonly string[][]): Columns | null {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0)
  if (width < 2 || width > 8) return null
  const indexes = Array.from({ length: width }, (_, index) => index)
  const words = indexes.map((column) => rows.reduce((sum, row) => sum + countWords(row[column] ?? ''), 0))
  const text = words.indexOf(Math.max(...words))
  const time = indexes.find((column) => column !== text && share(rows, column, isTime) >= SHARE_THAT_FITS) ?? null
  const speaker = indexes.find((column) => column !== text && column !== time && holdsSpeakers(rows, column))
  return speaker === undefined ? null : { time, speaker, text }
}

/** Short labels that repeat; a column of facts ("Date", "Place") does not. */
function holdsSpeakers(rows: readonly string[][], column: number): boolean {
  const filled = rows.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== '')
  const labels = filled.map(withoutColon)
  const distinct = new Set(labels)
  return (
    filled.length >= FEWEST_ROWS &&
    labels.filter(isLabelShaped).length >= filled.length * SHARE_THAT_FITS &&
    labels.filter(isProseLabel).length <= 1 &&
    (distinct.size < filled.length || rows.length <= 6)
  )
}

function share(rows: readonly string[][], column: number, fits: (cell: string) => boolean): number {
  const filled = rows.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== '')
  return filled.length === 0 ? 0 : filled.filter(fits).length / filled.length
}

/** An empty cell for the speaker means the one above. */
function readRows(rows: readonly string[][], columns: Columns): Passage[] {
  const passages: Passage[] = []
  let label: string | null = null
  for (const row of rows) {
    const speaker = withoutColon((row[columns.speaker] ?? '').trim())
    const start = columns.time === null ? null : (readAnyTime((row[columns.time] ?? '').trim())?.ms ?? null)
    const text = (row[columns.text] ?? '').trim()
    if (speaker !== '') label = speaker
    if (text !== '' || speaker !== '')
      passages.push({ label, lead: label === null ? '' : `${label}: `, start, end: null, text })
  }
  return passages
}

function withoutColon(cell: string): string {
  return /[:：]$/.test(cell) ? cell.slice(0, -1).trimEnd() : cell
}

function isTime(cell: string): boolean {
  return readAnyTime(cell)?.end === cell.length
}
