/** Plain text and Markdown, in whatever style speakers and times are written. */
import { accept, type Result } from '@intercoder/domain'
import type { IncomingFile } from '../../incoming-file.ts'
import type { Reading } from '../../reading.ts'
import { readLines } from '../../styles/read-lines.ts'
import type { Unreadable } from '../../unreadable.ts'
import type { Format } from '../format.ts'
import { leaveOutMetadata } from './front-matter.ts'
import { removeEscapes, toLine } from './markdown-lines.ts'

const MARKDOWN_NAMES = new Set(['md', 'markdown', 'mdown', 'mkd'])

/** Takes whatever no other format recognised. */
export const text: Format = {
  name: 'text',
  recognise: () => true,
  read: readText,
}

function readText(file: IncomingFile): Result<Reading, Unreadable> {
  if (!file.text.ok) return file.text
  const { lines, notes } = leaveOutMetadata(file.text.value.text.split('\n'))
  const reading = readLines(lines.map(toLine))
  if (!MARKDOWN_NAMES.has(file.extension) && reading.style !== 'bold-labels') {
    return accept({ format: 'text', ...reading, notes: [...notes, ...reading.notes] })
  }
  let escapes = 0
  const passages = reading.passages.map((passage) => {
    const plain = removeEscapes(passage.text)
    escapes += plain.removed
    return { ...passage, text: plain.text }
  })
  if (escapes > 0) notes.push({ kind: 'escapes-removed', count: escapes })
  return accept({ ...reading, format: 'markdown', passages, notes: [...notes, ...reading.notes] })
}
