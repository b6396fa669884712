import type { Result } from '@intercoder/domain'
import type { ReadableFormat } from '../imported-transcript.ts'
import type { IncomingFile } from '../incoming-file.ts'
import type { Reading } from '../reading.ts'
import type { Unreadable, UnsupportedFormat } from '../unreadable.ts'

/** One way in. The content of a file decides; its extension only where content leaves it open. */
export interface Format {
  name: ReadableFormat | UnsupportedFormat
  recognise(file: IncomingFile): boolean
  read(file: IncomingFile): Result<Reading, Unreadable>
}
