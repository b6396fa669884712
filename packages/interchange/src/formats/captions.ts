/** Caption files: WebVTT, SubRip, and Whisper's table. */
import { accept, type Result } from '@intercoder/domain'
import type { ReadableFormat } from '../imported-transcript.ts'
import type { IncomingFile } from '../incoming-file.ts'
import type { Reading } from '../reading.ts'
import type { Unreadable } from '../unreadable.ts'
import { readCueTiming } from './cues/cue-timing.ts'
import { readCues } from './cues/read-cues.ts'
import { isWhisperHeader, readWhisperTable } from './cues/whisper-table.ts'
import type { Format } from './format.ts'

/** With its header, or with nothing but cues in which no number stands in front. */
export const vtt: Format = {
  name: 'vtt',
  recognise: ({ opening }) => /^WEBVTT(?:\s|$)/.test(opening) || readCueTiming(firstLines(opening)[0] ?? '') !== null,
  read: (file) => readAs('vtt', file, readCues),
}

export const srt: Format = {
  name: 'srt',
  recognise: ({ opening }) => {
    const [number, timing] = firstLines(opening)
    return /^\d{1,9}\s*$/.test(number ?? '') && readCueTiming(timing ?? '') !== null
  },
  read: (file) => readAs('srt', file, readCues),
}

export const whisperTable: Format = {
  name: 'tsv',
  recognise: ({ opening }) => isWhisperHeader(firstLines(opening)[0] ?? ''),
  read: (file) => readAs('tsv', file, readWhisperTable),
}

function readAs(
  format: ReadableFormat,
  file: IncomingFile,
  read: (lines: string[]) => Omit<Reading, 'format'>,
): Result<Reading, Unreadable> {
  const { text } = file
  return text.ok ? accept({ format, ...read(text.value.text.replace(/^\s+/, '').split('\n')) }) : text
}

function firstLines(opening: string): string[] {
  return opening.split('\n', 2)
}
