/** Why a file cannot become a transcript: closed kinds with the facts from which a person is told what to do. */
import type { ImportNote } from './import-note.ts'

/** Formats that are recognised but not read yet, and kinds of file people pick by mistake. */
export type UnsupportedFormat =
  | 'rtf'
  | 'odt'
  | 'pdf'
  | 'doc'
  | 'csv'
  | 'xlsx'
  | 'pptx'
  | 'ods'
  | 'odp'
  | 'epub'
  | 'html'
  | 'json'
  | 'xml'
  | 'pages'
  | 'refi-qda'
  | 'subtitle-ass'
  | 'subtitle-ttml'
  | 'zip'
  | 'image'
  | 'audio'
  | 'video'

export type Unreadable =
  /** No byte, or nothing but white space. */
  | { kind: 'empty' }
  /** A well-formed file in which nobody says anything; `notes` tells what was skipped. */
  | { kind: 'no-words'; format: string; notes: ImportNote[] }
  /** The file is larger than `limit`, or unpacks to more (`unpacked`). */
  | { kind: 'too-large'; bytes: number; limit: number; unpacked: boolean }
  /** More lines or turns than a transcript can have, cells than a table, or elements than a document. */
  | { kind: 'too-long'; what: 'lines' | 'turns' | 'cells' | 'elements'; count: number; limit: number }
  /** It ends in the middle: an interrupted copy or download. */
  | { kind: 'truncated'; format: string }
  /** Not characters in any charset. */
  | { kind: 'not-text' }
  /** Packed in a way we do not know what to do with. */
  | { kind: 'unknown-format'; extension: string }
  /** Recognised, not read: save it as `instead` and import that; null where no saving helps (a recording). */
  | { kind: 'unsupported'; format: UnsupportedFormat; instead: 'docx' | 'text' | 'vtt' | null }
  /** A Word document whose `part` is missing or broken. */
  | { kind: 'office-damaged'; part: string }
  /** Protected by a password. */
  | { kind: 'encrypted'; format: string }
  /** Built to harm whoever opens it. */
  | { kind: 'hostile'; reason: 'expansion' | 'entities' | 'paths' | 'nesting' }
  /** `charset` was asked for and is not one we know. */
  | { kind: 'unknown-charset'; charset: string }
