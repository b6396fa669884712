export type { Charset } from './charset/charset.ts'
export { countWords } from './count-words.ts'
export type { ImportNote } from './import-note.ts'
export type {
  ImportedTranscript,
  ImportedTurn,
  ProposedSpeaker,
  ReadableFormat,
  SpeakerDecision,
  SpeakerDecisions,
  Style,
} from './imported-transcript.ts'
export { readTranscript } from './read-transcript.ts'
export type { ReadOptions } from './read-transcript.ts'
export { readTable } from './table/read-table.ts'
export type { ImportedTable } from './table/read-table.ts'
export type { Unreadable, UnsupportedFormat } from './unreadable.ts'
export type { Block } from './document/block.ts'
export { writeDocx } from './document/write-docx.ts'
export { writeMarkdown } from './document/write-markdown.ts'
