/** The table of formats, asked from the top. A new one enters here, with a file of its own. */
import { refuse } from '@intercoder/domain'
import { srt, vtt, whisperTable } from './captions.ts'
import { docx } from './docx/docx.ts'
import type { Format } from './format.ts'
import { text } from './text/text.ts'
import { unsupportedBinaries, unsupportedPackages, unsupportedTexts } from './unsupported.ts'

/** A package whose directory is cut off or means harm: whatever it was meant to be, this is what to say. */
const brokenPackage: Format = {
  name: 'zip',
  recognise: (file) => file.isPackage && !file.parts.ok,
  read: (file) => (file.parts.ok ? refuse({ kind: 'unknown-format', extension: file.extension }) : file.parts),
}

/** A sound package with nothing in it that we know. */
const otherPackage: Format = {
  name: 'zip',
  recognise: (file) => file.isPackage,
  read: (file) => refuse({ kind: 'unknown-format', extension: file.extension }),
}

/** What is told by its bytes, before anyone asks whether it is text. */
export const binaryFormats: readonly Format[] = [
  brokenPackage,
  docx,
  ...unsupportedPackages,
  otherPackage,
  ...unsupportedBinaries,
]

export const formats: readonly Format[] = [...binaryFormats, vtt, srt, whisperTable, ...unsupportedTexts, text]
