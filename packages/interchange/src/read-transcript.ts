import type { Result } from '@intercoder/domain'
import { refuse } from '@intercoder/domain'
import type { ImportedTranscript, SpeakerDecisions } from './imported-transcript.ts'
import type { Unreadable } from './unreadable.ts'

export interface ReadOptions {
  /** Overrides the guess; one of `charsets`. */
  charset?: string
  speakers?: SpeakerDecisions
}

/** Reads the bytes of a file that somebody brings; content decides what it is, `fileName` only breaks ties and proposes the name. */
export function readTranscript(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): Result<ImportedTranscript, Unreadable> {
  if (bytes.length === 0) return refuse({ kind: 'empty' })
  return refuse({ kind: 'unknown-format', extension: options.charset ?? fileName })
}
