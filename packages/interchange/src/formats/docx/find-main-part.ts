/** Which part of a Word package is the document: the usual one, or the one that its relationships name. */
import type { IncomingFile } from '../../incoming-file.ts'
import type { PackagePart } from '../package/list-parts.ts'
import { readAttribute, readXmlPart } from '../package/read-xml-part.ts'

const USUAL = 'word/document.xml'
const RELATIONSHIPS = '_rels/.rels'

export function findMainPart(file: IncomingFile): PackagePart | null {
  if (!file.isPackage || !file.parts.ok) return null
  const parts = file.parts.value
  const usual = parts.get(USUAL)
  if (usual) return usual
  const relationships = parts.get(RELATIONSHIPS)
  const target = relationships ? findOfficeDocument(file.bytes, relationships) : null
  return target?.startsWith('word/') ? (parts.get(target) ?? null) : null
}

function findOfficeDocument(bytes: Uint8Array, relationships: PackagePart): string | null {
  let target: string | null = null
  readXmlPart(bytes, relationships, {
    open(element) {
      if (readAttribute(element, 'Type')?.endsWith('/officeDocument')) target = readAttribute(element, 'Target') ?? null
    },
    text() {},
    close() {},
  })
  return target === null ? null : (target as string).replace(/^\//, '')
}
