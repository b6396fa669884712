/** Unpacks one part of a package piece by piece, and stops at the limit whatever the directory claimed. */
import { crc32 } from 'node:zlib'
import { accept, refuse, type Result } from '@intercoder/domain'
import { Inflate } from 'fflate'
import { limits } from '../../limits.ts'
import type { Unreadable } from '../../unreadable.ts'
import type { PackagePart } from './list-parts.ts'

const LOCAL_HEADER = 0x04034b50
const HEADER_BYTES = 30
/** Small enough that one piece cannot unpack to much: deflate reaches about a thousandfold. */
const PIECE_BYTES = 1 << 14
const STORED = 0
const DEFLATED = 8

/** Hands the bytes of `part` to `take` in pieces. What `take` throws comes out. */
export function unpackPart(
  bytes: Uint8Array,
  part: PackagePart,
  take: (piece: Uint8Array) => void,
): Result<null, Unreadable> {
  if (part.encrypted) return refuse({ kind: 'encrypted', format: 'zip' })
  const packed = findPacked(bytes, part)
  if (!packed) return refuse({ kind: 'office-damaged', part: part.name })
  let crc = 0
  const check = (piece: Uint8Array) => {
    crc = crc32(piece, crc)
    take(piece)
  }
  const unpacked = part.method === STORED ? takeStored(packed, check) : inflate(packed, part, check)
  return unpacked.ok && crc !== part.crc ? refuse({ kind: 'office-damaged', part: part.name }) : unpacked
}

function findPacked(bytes: Uint8Array, part: PackagePart): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { headerAt } = part
  if (headerAt + HEADER_BYTES > bytes.length || view.getUint32(headerAt, true) !== LOCAL_HEADER) return null
  const start = headerAt + HEADER_BYTES + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true)
  const end = start + part.packedBytes
  return end > bytes.length ? null : bytes.subarray(start, end)
}

function takeStored(packed: Uint8Array, take: (piece: Uint8Array) => void): Result<null, Unreadable> {
  if (packed.length > limits.partBytes) return refuseTooLarge(packed.length)
  take(packed)
  return accept(null)
}

function inflate(packed: Uint8Array, part: PackagePart, take: (piece: Uint8Array) => void): Result<null, Unreadable> {
  if (part.method !== DEFLATED) return refuse({ kind: 'office-damaged', part: part.name })
  let unpackedBytes = 0
  const pieces: Uint8Array[] = []
  const stream = new Inflate((piece) => {
    unpackedBytes += piece.length
    pieces.push(piece)
  })
  for (let at = 0; at < packed.length; at += PIECE_BYTES) {
    const end = Math.min(at + PIECE_BYTES, packed.length)
    try {
      stream.push(packed.subarray(at, end), end === packed.length)
    } catch {
      return refuse({ kind: 'office-damaged', part: part.name })
    }
    if (unpackedBytes > limits.partBytesWithAnyRatio && unpackedBytes > end * limits.partRatio) {
      return refuse({ kind: 'hostile', reason: 'expansion' })
    }
    if (unpackedBytes > limits.partBytes) return refuseTooLarge(unpackedBytes)
    for (const piece of pieces.splice(0)) take(piece)
  }
  return accept(null)
}

function refuseTooLarge(bytes: number): Result<null, Unreadable> {
  return refuse({ kind: 'too-large', bytes, limit: limits.partBytes, unpacked: true })
}
