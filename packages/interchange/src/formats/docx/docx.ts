/** Word documents: the main part is streamed out of the package and nothing else is unpacked. */
import { accept, refuse, type Result } from '@intercoder/domain'
import type { ImportNote } from '../../import-note.ts'
import type { IncomingFile } from '../../incoming-file.ts'
import type { Reading } from '../../reading.ts'
import type { Unreadable } from '../../unreadable.ts'
import type { Format } from '../format.ts'
import { readXmlPart } from '../package/read-xml-part.ts'
import type { LeftOut } from './blocks.ts'
import { BodyReader } from './body-reader.ts'
import { findMainPart } from './find-main-part.ts'
import { readBlocks } from './read-blocks.ts'

export const docx: Format = {
  name: 'docx',
  recognise: (file) => findMainPart(file) !== null,
  read: readDocx,
}

function readDocx(file: IncomingFile): Result<Reading, Unreadable> {
  const main = findMainPart(file)
  if (!main) return refuse({ kind: 'office-damaged', part: 'word/document.xml' })
  const reader = new BodyReader()
  const read = readXmlPart(file.bytes, main, reader)
  if (!read.ok) return read
  const { notes, ...reading } = readBlocks(reader.blocks)
  return accept({ format: 'docx', ...reading, notes: [...noteLeftOut(reader.leftOut), ...notes] })
}

function noteLeftOut(leftOut: LeftOut): ImportNote[] {
  const notes: ImportNote[] = [
    { kind: 'hidden-words-left-out', words: leftOut.hiddenWords },
    { kind: 'tracked-insertions-kept', words: leftOut.insertedWords },
    { kind: 'tracked-deletions-left-out', words: leftOut.deletedWords },
    { kind: 'comments-left-out', count: leftOut.comments },
    { kind: 'footnotes-left-out', count: leftOut.footnotes },
    { kind: 'images-left-out', count: leftOut.images },
    { kind: 'symbols-left-out', count: leftOut.symbols },
  ]
  return notes.filter((note) => ('words' in note ? note.words : 'count' in note ? note.count : 0) > 0)
}
