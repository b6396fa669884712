/** A file as it comes in, with what several formats want to know about it, each found out once. */
import { accept, refuse, type Result } from '@intercoder/domain'
import { decodeText, type DecodedText } from './charset/decode-text.ts'
import { listParts, type PackagePart } from './formats/package/list-parts.ts'
import { limits } from './limits.ts'
import type { Unreadable } from './unreadable.ts'

export class IncomingFile {
  readonly bytes: Uint8Array
  /** In lower case, without the dot; empty where the name has none. */
  readonly extension: string
  readonly #charset: string | undefined
  #text: Result<DecodedText, Unreadable> | null = null
  #parts: Result<Map<string, PackagePart>, Unreadable> | null = null

  constructor(bytes: Uint8Array, fileName: string, charset?: string) {
    this.bytes = bytes
    this.extension = /\.([A-Za-z0-9]{1,10})$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
    this.#charset = charset
  }

  /** Whether the bytes at `at` are these, given as ASCII. */
  startsWith(signature: string, at = 0): boolean {
    return [...signature].every((char, index) => this.bytes[at + index] === char.charCodeAt(0))
  }

  /** The file as text. */
  get text(): Result<DecodedText, Unreadable> {
    this.#text ??= this.#decode()
    return this.#text
  }

  /** The first lines of the file as text, or '' where it is none. */
  get opening(): string {
    return this.text.ok ? this.text.value.text.slice(0, 4000).trimStart() : ''
  }

  get isPackage(): boolean {
    return this.startsWith('PK\x03\x04') || this.startsWith('PK\x05\x06')
  }

  /** The parts of a zip package by name. */
  get parts(): Result<Map<string, PackagePart>, Unreadable> {
    this.#parts ??= listParts(this.bytes, this.extension)
    return this.#parts
  }

  hasPart(name: string): boolean {
    return this.isPackage && this.parts.ok && this.parts.value.has(name)
  }

  #decode(): Result<DecodedText, Unreadable> {
    const { length } = this.bytes
    if (length > limits.textBytes)
      return refuse({ kind: 'too-large', bytes: length, limit: limits.textBytes, unpacked: false })
    const decoded = decodeText(this.bytes, this.#charset)
    if (!decoded.ok) return decoded
    const lines = countLines(decoded.value.text)
    if (lines > limits.lines) return refuse({ kind: 'too-long', what: 'lines', count: lines, limit: limits.lines })
    return decoded.value.text.trim() === '' ? refuse({ kind: 'empty' }) : accept(decoded.value)
  }
}

function countLines(text: string): number {
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return lines
}
