/** The way in: recognises what a file is, reads it, and gives turns with an account of what was decided. */
import { accept, refuse, type Result } from '@intercoder/domain'
import { countWords } from './count-words.ts'
import type { Format } from './formats/format.ts'
import { formats } from './formats/formats.ts'
import type { ImportNote } from './import-note.ts'
import type { ImportedTranscript, SpeakerDecisions } from './imported-transcript.ts'
import { IncomingFile } from './incoming-file.ts'
import { limits } from './limits.ts'
import { proposeName } from './propose-name.ts'
import type { Reading } from './reading.ts'
import { countSpeakers, makeTurns } from './speakers/make-turns.ts'
import type { Unreadable } from './unreadable.ts'

export interface ReadOptions {
  /** Overrides the guess; one of `charsets`. */
  charset?: string
  /** By label; labels not named stay as proposed. */
  speakers?: SpeakerDecisions
}

/** Extensions that promise a format, where the content may be another. */
const PROMISES: Record<string, string[]> = {
  txt: ['text', 'markdown', 'vtt', 'srt', 'tsv'],
  md: ['markdown', 'text', 'vtt', 'srt'],
  docx: ['docx'],
  vtt: ['vtt'],
  srt: ['srt'],
  tsv: ['tsv'],
}

/**
 * Reads the bytes of a file that somebody brings. Its content decides what it is; `fileName` proposes the name and breaks
 * ties. Never throws; takes about a second and less than 400 MB for the largest file that `limits` let in.
 */
export function readTranscript(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): Result<ImportedTranscript, Unreadable> {
  if (bytes.length === 0) return refuse({ kind: 'empty' })
  if (bytes.length > limits.fileBytes) {
    return refuse({ kind: 'too-large', bytes: bytes.length, limit: limits.fileBytes, unpacked: false })
  }
  const file = new IncomingFile(bytes, fileName, options.charset)
  const format = formats.find(({ recognise }) => recognise(file))
  const read = format?.read(file) ?? refuse({ kind: 'unknown-format', extension: file.extension })
  return read.ok ? finish(read.value, file, fileName, options.speakers ?? {}) : read
}

function finish(
  reading: Reading,
  file: IncomingFile,
  fileName: string,
  decisions: SpeakerDecisions,
): Result<ImportedTranscript, Unreadable> {
  const { format, style, passages } = reading
  const speakers = countSpeakers(passages, reading.proposed)
  const turns = makeTurns(passages, style, speakers, decisions)
  const words = turns.reduce((sum, turn) => sum + countWords(turn.text), 0)
  const decoded = format !== 'docx' && file.text.ok ? file.text.value : null
  const notes = [...noteName(file.extension, format), ...(decoded?.notes ?? []), ...reading.notes]
  if (words === 0) return refuse({ kind: 'no-words', format, notes })
  if (turns.length > limits.turns) {
    return refuse({ kind: 'too-long', what: 'turns', count: turns.length, limit: limits.turns })
  }
  const charsets = decoded?.charsets ?? []
  return accept({
    format,
    style,
    charset: decoded?.charset ?? null,
    charsets,
    name: proposeName(fileName),
    turns,
    speakers,
    words,
    notes,
  })
}

function noteName(extension: string, format: Format['name']): ImportNote[] {
  const promised = PROMISES[extension]
  return promised && !promised.includes(format) ? [{ kind: 'name-misleads', extension, format }] : []
}
