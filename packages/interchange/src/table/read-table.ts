/** Rows and cells from a CSV or TSV file, or from cells pasted out of a spreadsheet. */
import { accept, refuse, type Result } from '@intercoder/domain'
import Papa from 'papaparse'
import type { Charset } from '../charset/charset.ts'
import { cleanText } from '../charset/decode-text.ts'
import { binaryFormats } from '../formats/formats.ts'
import type { ImportNote } from '../import-note.ts'
import { IncomingFile } from '../incoming-file.ts'
import { limits } from '../limits.ts'
import type { Unreadable } from '../unreadable.ts'

export interface ImportedTable {
  /** Without empty rows; every row as long as the longest. Cells are trimmed. */
  rows: string[][]
  delimiter: string
  /** Null for pasted text. */
  charset: Charset | null
  charsets: Charset[]
  notes: ImportNote[]
}

/** Excel's way of naming the delimiter in the first line. */
const NAMED_DELIMITER = /^sep=(.)\n/i

/** Reads a table from the bytes of a file (`charset` overrides the guess) or from pasted text. */
export function readTable(
  input: Uint8Array | string,
  options: { charset?: string } = {},
): Result<ImportedTable, Unreadable> {
  if (typeof input === 'string') return readPasted(input)
  if (input.length === 0) return refuse({ kind: 'empty' })
  const file = new IncomingFile(input, '', options.charset)
  const binary = binaryFormats.find(({ recognise }) => recognise(file))
  if (binary) return refuseBinary(binary.read(file), binary.name)
  const { text } = file
  if (!text.ok) return text
  const { charset, charsets, notes } = text.value
  const table = parse(text.value.text)
  return table.ok ? accept({ ...table.value, charset, charsets, notes: [...notes, ...table.value.notes] }) : table
}

function readPasted(pasted: string): Result<ImportedTable, Unreadable> {
  if (pasted.length > limits.textBytes) {
    return refuse({ kind: 'too-large', bytes: pasted.length, limit: limits.textBytes, unpacked: false })
  }
  const { text } = cleanText(pasted)
  return text.trim() === '' ? refuse({ kind: 'empty' }) : parse(text)
}

/** A Word document is readable, but no table. */
function refuseBinary(read: Result<unknown, Unreadable>, name: string): { ok: false; refusal: Unreadable } {
  return read.ok ? refuse({ kind: 'unknown-format', extension: name }) : read
}

function parse(text: string): Result<ImportedTable, Unreadable> {
  const named = NAMED_DELIMITER.exec(text)
  const body = named ? text.slice(named[0].length) : text
  // A tab is never typed into a cell, while commas are: what holds a tab in its first lines is separated by tabs.
  const delimiter = named?.[1] ?? (body.slice(0, 10_000).includes('\t') ? '\t' : '')
  const parsed = Papa.parse<string[]>(body, { delimiter, delimitersToGuess: [',', ';', '|'], skipEmptyLines: 'greedy' })
  const width = parsed.data.reduce((widest, row) => Math.max(widest, row.length), 0)
  const cells = width * parsed.data.length
  if (cells > limits.tableCells)
    return refuse({ kind: 'too-long', what: 'cells', count: cells, limit: limits.tableCells })
  const rows = parsed.data.map((row) => Array.from({ length: width }, (_, index) => (row[index] ?? '').trim()))
  const broken = parsed.errors.filter(({ type }) => type === 'Quotes')
  const notes: ImportNote[] =
    broken.length > 0 ? [{ kind: 'quotes-unclosed', count: broken.length, row: (broken[0]?.row ?? 0) + 1 }] : []
  return accept({ rows, delimiter: parsed.meta.delimiter, charset: null, charsets: [], notes })
}
