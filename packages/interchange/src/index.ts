export { charsets, isCharset } from './charset/charset.ts'
export type { Charset } from './charset/charset.ts'
export { countWords } from './count-words.ts'
export type { ImportNote } from './import-note.ts'
export { readableFormats, styles } from './imported-transcript.ts'
export type {
  ImportedTranscript,
  ImportedTurn,
  Passage,
  ProposedSpeaker,
  ReadableFormat,
  SpeakerDecision,
  SpeakerDecisions,
  Style,
} from './imported-transcript.ts'
export { limits as importLimits } from './limits.ts'
export { readTranscript } from './read-transcript.ts'
export type { ReadOptions } from './read-transcript.ts'
export { applySpeakerDecisions } from './speakers/apply-speaker-decisions.ts'
export { readTable } from './table/read-table.ts'
export type { ImportedTable } from './table/read-table.ts'
export { unsupportedFormats } from './unreadable.ts'
export type { Unreadable, UnsupportedFormat } from './unreadable.ts'
