/** The table of formats, asked from the top. A new one enters here, with a file of its own. */

import { refuse } from '@intercoder/domain'
import { srt, vtt, whisperTable } from './captions.ts'
import { docx } from './docx/docx.ts'
import type { Format } from './format.ts'
import { text } from './text/text.ts'
import { unsupportedBinaries, unsupportedPackages, unsupportedTexts } from './unsupported.ts'

/** A package that is broken, hostile, or holds nothing we know. */
const otherPackage: Format = {
  name: 'zip',
  recognise: (file) => file.isPackage,
  read: (file) => (file.parts.ok ? refuse({ kind: 'unknown-format', extension: file.extension }) : file.parts),
}

export const formats: readonly Format[] = [
  docx,
  ...unsupportedPackages,
  otherPackage,
  ...unsupportedBinaries,
  vtt,
  srt,
  whisperTable,
  ...unsupportedTexts,
  text,
]
