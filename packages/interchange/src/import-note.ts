/** The account of an import: closed kinds with their facts, worded by the client. */
import type { Charset } from './charset/charset.ts'

export type ImportNote =
  /** The bytes do not say their charset; this one fits best. */
  | { kind: 'charset-guessed'; charset: Charset }
  /** Characters that do not exist in the charset: it is the wrong one, or the file is damaged. */
  | { kind: 'characters-lost'; count: number }
  /** NUL and other controls that no text can hold, and placeholders of embedded objects. */
  | { kind: 'control-characters-dropped'; count: number }
  /** The file's name says one format and its content another; the content counts. */
  | { kind: 'name-misleads'; extension: string; format: string }
  /** YAML at the top of the file. */
  | { kind: 'front-matter-left-out'; lines: number }
  /** Lines about the file and not of the talk: page numbers, "started transcription". */
  | { kind: 'metadata-left-out'; lines: number }
  /** Hard-wrapped lines made into paragraphs. */
  | { kind: 'lines-joined'; lines: number }
  /** Paragraphs of more than two thousand words, divided so that they can be read and numbered. */
  | { kind: 'long-paragraphs-divided'; paragraphs: number }
  /** Consecutive cues of the same speaker make one turn; the file had so many cues. */
  | { kind: 'cues-merged'; cues: number }
  /** Cues that start before the one in front of them; kept in the order of the file. */
  | { kind: 'cues-out-of-order'; count: number }
  /** Cues that start before the one in front of them has ended: people talk at once. */
  | { kind: 'cues-overlapping'; count: number }
  /** Cues that end before they start; their words are kept, their end is not. */
  | { kind: 'cue-ends-dropped'; count: number }
  /** Cues without words. */
  | { kind: 'empty-cues-left-out'; count: number }
  /** Lines that belong to no cue; `line` is the number of the first. */
  | { kind: 'lines-skipped'; count: number; line: number }
  /** Notes, styles and regions of a caption file. */
  | { kind: 'caption-blocks-left-out'; count: number }
  /** Cue names that are more than a number. */
  | { kind: 'cue-names-left-out'; count: number }
  | { kind: 'hidden-words-left-out'; words: number }
  | { kind: 'tracked-insertions-kept'; words: number }
  | { kind: 'tracked-deletions-left-out'; words: number }
  | { kind: 'comments-left-out'; count: number }
  | { kind: 'footnotes-left-out'; count: number }
  | { kind: 'images-left-out'; count: number }
  /** Signs of symbol fonts, which mean nothing without the font. */
  | { kind: 'symbols-left-out'; count: number }
  /** Backslashes in front of Markdown's signs. */
  | { kind: 'escapes-removed'; count: number }
  /** The header row of a table of turns. */
  | { kind: 'table-header-left-out'; cells: string[] }
  /** Quotation marks of a CSV file that do not close as they should; `row` is the first. */
  | { kind: 'quotes-unclosed'; count: number; row: number }
