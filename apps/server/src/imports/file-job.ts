/** What passes between the server and the thread that reads one file. */
import type { Result } from '@intercoder/domain'
import type { ImportedTranscript, ReadOptions, Unreadable } from '@intercoder/interchange'

export interface FileJob {
  bytes: Uint8Array<ArrayBuffer>
  fileName: string
  options: ReadOptions
  /** Whether a source is to come of it; a preview needs no document. */
  begin: boolean
}

/** A transcript as it was read; its turns are only counted, since the document holds them. */
export interface ReadFile {
  transcript: Omit<ImportedTranscript, 'turns'>
  turns: number
  /** The first turns, shortened, for a preview. */
  sample: ImportedTranscript['turns']
  /** The first update of the transcript's document; null for a preview. */
  update: Uint8Array<ArrayBuffer> | null
}

export type FileAnswer = Result<ReadFile, Unreadable>
