import type { ImportNote } from './import-note.ts'
import type { Passage, ReadableFormat, Style } from './imported-transcript.ts'

/** What a format makes of a file: the passages it finds, before anyone decided who speaks. */
export interface Reading {
  format: ReadableFormat
  style: Style
  passages: Passage[]
  /** The labels that are proposed as speakers. */
  proposed: ReadonlySet<string>
  notes: ImportNote[]
}
