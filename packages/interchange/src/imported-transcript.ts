/** What reading a transcript gives: the words, who seems to say them, and an account of everything decided on the way. */
import type { Charset } from './charset/charset.ts'
import type { ImportNote } from './import-note.ts'

export type ReadableFormat = 'text' | 'markdown' | 'docx' | 'vtt' | 'srt' | 'tsv'

/** How speakers and times are written in the file. */
export type Style =
  /** Captions with a speaker in front of the words or in a voice tag; consecutive cues of one speaker make one turn. */
  | 'speaker-cues'
  /** Captions without speakers; each cue is a turn. */
  | 'cues'
  /** "[00:01.000 --> 00:04.000] text", as Whisper prints. */
  | 'bracketed-cues'
  /** "00:00:01 text", one line a turn. */
  | 'timed-lines'
  /** A name, alone or with a time, on a line of its own above the words: Otter, Teams. */
  | 'name-lines'
  /** Tab-separated time, name and message: the chat of a meeting. */
  | 'chat'
  /** "Name: text". */
  | 'labels'
  /** "**Name:** text". */
  | 'bold-labels'
  /** "[id1] text". */
  | 'bracket-ids'
  /** A table with a column for speaker and one for text. */
  | 'table'
  /** Nobody named: each paragraph is a turn. */
  | 'paragraphs'

export interface ImportedTranscript {
  format: ReadableFormat
  style: Style
  /** Null where the format says it itself (docx). */
  charset: Charset | null
  /** The plausible charsets, best first, `charset` among them; empty for docx. */
  charsets: Charset[]
  /** Proposed for the source: the file's name without extension, tidied. */
  name: string
  /** As the decisions about speakers have it; in the order of the file. */
  turns: ImportedTurn[]
  /** Every label found, most turns first, whatever was decided about it. */
  speakers: ProposedSpeaker[]
  /** Runs of characters that are not white space, outside labels and times. */
  words: number
  /** What was left out, changed or decided. */
  notes: ImportNote[]
}

/** A turn without its identity. Times are milliseconds from the start of the recording. */
export interface ImportedTurn {
  /** Empty where nobody is named. */
  speaker: string
  start: number | null
  end: number | null
  /** Paragraphs are separated by '\n'. */
  text: string
}

/** A label as it stands in the file, and how much is said under it. */
export interface ProposedSpeaker {
  label: string
  turns: number
  words: number
  /** False where it is more likely prose with a colon ("Note:"); it is then text unless decided otherwise. */
  proposed: boolean
}

/** A label found in the file, with the words up to the next one. */
export interface Passage {
  /** Null where no label stands in front. */
  label: string | null
  /** The label as it was written, with its punctuation and the space after it: what goes back into the text if it is declined. */
  lead: string
  start: number | null
  end: number | null
  text: string
}

/** What a person decided about one label: it names a speaker (two labels with one name are merged), or it is only text. */
export type SpeakerDecision = { as: 'speaker'; name: string } | { as: 'text' }

/** By label. A label that is not named stays as proposed. */
export type SpeakerDecisions = Readonly<Record<string, SpeakerDecision>>
