/** The directory of a zip package, read without trusting it. Nothing is unpacked here. */
import { accept, refuse, type Result } from '@intercoder/domain'
import { limits } from '../../limits.ts'
import type { Unreadable } from '../../unreadable.ts'

export interface PackagePart {
  name: string
  /** 0 is stored, 8 is deflated. */
  method: number
  encrypted: boolean
  crc: number
  packedBytes: number
  /** As the directory claims; never relied on. */
  claimedBytes: number
  headerAt: number
}

const DIRECTORY_END = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LONGEST_COMMENT = 0xffff
/** Names of formats that are zip packages, to say which one was cut off. */
const PACKAGES = new Set(['docx', 'odt', 'ods', 'odp', 'xlsx', 'pptx', 'epub', 'pages', 'qdpx'])

/** The parts by name, or why there is no telling. */
export function listParts(bytes: Uint8Array, extension: string): Result<Map<string, PackagePart>, Unreadable> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const truncated = refuse({ kind: 'truncated', format: PACKAGES.has(extension) ? extension : 'zip' })
  const endAt = findDirectoryEnd(view)
  if (endAt === null) return truncated
  const count = view.getUint16(endAt + 10, true)
  if (count > limits.packageParts) return refuse({ kind: 'hostile', reason: 'expansion' })
  const parts = new Map<string, PackagePart>()
  let at = view.getUint32(endAt + 16, true)
  for (let index = 0; index < count; index++) {
    const entry = readEntry(bytes, view, at)
    if (!entry) return truncated
    if (leadsOutside(entry.part.name)) return refuse({ kind: 'hostile', reason: 'paths' })
    parts.set(entry.part.name, entry.part)
    at = entry.next
  }
  return accept(parts)
}

function findDirectoryEnd(view: DataView): number | null {
  const last = view.byteLength - END_BYTES
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === DIRECTORY_END) return at
  }
  return null
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): { part: PackagePart; next: number } | null {
  if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null
  const nameBytes = view.getUint16(at + 28, true)
  const nameEnd = at + ENTRY_BYTES + nameBytes
  if (nameEnd > bytes.length) return null
  const part: PackagePart = {
    name: new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, nameEnd)),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedBytes: view.getUint32(at + 20, true),
    claimedBytes: view.getUint32(at + 24, true),
    headerAt: view.getUint32(at + 42, true),
  }
  return { part, next: nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true) }
}

/** Nothing is ever written under these names, but who sends them means harm. */
function leadsOutside(name: string): boolean {
  return /^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\0/.test(name)
}
