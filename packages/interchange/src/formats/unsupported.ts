/** Formats that are known and not read: recognised so that a person is told what to do instead of shown rubbish. */
import { refuse } from '@intercoder/domain'
import type { IncomingFile } from '../incoming-file.ts'
import type { Unreadable, UnsupportedFormat } from '../unreadable.ts'
import type { Format } from './format.ts'

type Instead = Extract<Unreadable, { kind: 'unsupported' }>['instead']

const OLE = '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1'

function unsupported(name: UnsupportedFormat, instead: Instead, recognise: Format['recognise']): Format {
  return { name, recognise, read: () => refuse({ kind: 'unsupported', format: name, instead }) }
}

/** Packages are told apart by the parts they must have. */
export const unsupportedPackages: Format[] = [
  unsupported('odt', 'docx', (file) => isOpenDocument(file, 'text')),
  unsupported('ods', 'text', (file) => isOpenDocument(file, 'spreadsheet')),
  unsupported('odp', 'text', (file) => isOpenDocument(file, 'presentation')),
  unsupported('xlsx', 'text', (file) => file.hasPart('xl/workbook.xml')),
  unsupported('pptx', 'text', (file) => file.hasPart('ppt/presentation.xml')),
  unsupported('epub', 'text', (file) => file.hasPart('META-INF/container.xml')),
  unsupported('pages', 'docx', (file) => file.hasPart('Index/Document.iwa')),
  unsupported(
    'refi-qda',
    null,
    (file) => hasPartEnding(file, /\.qde$/i) || (file.isPackage && /^qdpx$/.test(file.extension)),
  ),
]

/** By their first bytes. */
export const unsupportedBinaries: Format[] = [
  unsupported('pdf', 'docx', (file) => file.startsWith('%PDF-')),
  unsupported('rtf', 'docx', (file) => file.startsWith('{\\rtf')),
  {
    name: 'doc',
    recognise: (file) => file.startsWith(OLE),
    read: (file) =>
      refuse(
        isEncryptedOffice(file)
          ? { kind: 'encrypted', format: 'docx' }
          : { kind: 'unsupported', format: 'doc', instead: 'docx' },
      ),
  },
  unsupported('image', null, (file) => isImage(file)),
  unsupported('video', null, (file) => isVideo(file)),
  unsupported('audio', null, (file) => isAudio(file)),
]

/** By how their text begins. */
export const unsupportedTexts: Format[] = [
  unsupported(
    'refi-qda',
    null,
    ({ opening }) => /^<(?:\?xml|Project|CodeBook)/.test(opening) && opening.includes('urn:QDA-XML'),
  ),
  unsupported('subtitle-ttml', 'vtt', ({ opening }) => /^<(?:\?xml|tt)/.test(opening) && opening.includes('ttml')),
  unsupported('subtitle-ass', 'vtt', ({ opening }) => opening.startsWith('[Script Info]')),
  unsupported('html', 'docx', ({ opening }) => /^<(?:!doctype html|html)/i.test(opening)),
  unsupported('xml', 'text', ({ opening }) => opening.startsWith('<?xml')),
  unsupported(
    'json',
    'text',
    ({ opening, extension }) => extension === 'json' || /^[[{]\s*(?:\{\s*)?"[^"\n]{1,80}"\s*:/.test(opening),
  ),
  unsupported('csv', 'text', ({ extension, text }) => extension === 'csv' && text.ok),
]

function isOpenDocument(file: IncomingFile, kind: string): boolean {
  const type = `application/vnd.oasis.opendocument.${kind}`
  // The type is stored first and unpacked, so that it can be read at a fixed place.
  return file.isPackage && file.startsWith('mimetype', 30) && file.startsWith(type, 38)
}

function hasPartEnding(file: IncomingFile, pattern: RegExp): boolean {
  return file.isPackage && file.parts.ok && [...file.parts.value.keys()].some((name) => pattern.test(name))
}

function isEncryptedOffice(file: IncomingFile): boolean {
  const name = new TextEncoder().encode([...'EncryptedPackage'].join('\0'))
  const directory = file.bytes.subarray(0, 1 << 20)
  for (let at = directory.indexOf(0x45); at >= 0; at = directory.indexOf(0x45, at + 1)) {
    if (name.every((byte, index) => directory[at + index] === byte)) return true
  }
  return false
}

function isImage(file: IncomingFile): boolean {
  return (
    ['\x89PNG', '\xFF\xD8\xFF', 'GIF8', 'II*\0', 'MM\0*'].some((signature) => file.startsWith(signature)) ||
    isRiff(file, 'WEBP') ||
    file.startsWith('ftyphei', 4)
  )
}

function isVideo(file: IncomingFile): boolean {
  return (
    file.startsWith('\x1A\x45\xDF\xA3') ||
    isRiff(file, 'AVI ') ||
    (file.startsWith('ftyp', 4) && !file.startsWith('ftypM4A', 4))
  )
}

function isAudio(file: IncomingFile): boolean {
  return (
    ['ID3', 'OggS', 'fLaC', '\xFF\xFB', '\xFF\xF3', '#!AMR'].some((signature) => file.startsWith(signature)) ||
    isRiff(file, 'WAVE') ||
    file.startsWith('ftypM4A', 4)
  )
}

function isRiff(file: IncomingFile, kind: string): boolean {
  return file.startsWith('RIFF') && file.startsWith(kind, 8)
}
