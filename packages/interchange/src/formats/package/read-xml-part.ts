/** Reads one XML part of a package as a stream of events. No document type, no entities, no depth without end. */
import { refuse, type Result } from '@intercoder/domain'
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { limits } from '../../limits.ts'
import type { Unreadable } from '../../unreadable.ts'
import type { PackagePart } from './list-parts.ts'
import { unpackPart } from './unpack-part.ts'

export type Element = SaxesTagNS

export interface XmlReader {
  open(element: Element): void
  text(text: string): void
  close(element: Element): void
}

/** Why reading stopped in the middle of the part. */
class Stop extends Error {
  readonly refusal: Unreadable
  constructor(refusal: Unreadable) {
    super(refusal.kind)
    this.refusal = refusal
  }
}

/** Feeds the elements and texts of `part` to `reader`. */
export function readXmlPart(bytes: Uint8Array, part: PackagePart, reader: XmlReader): Result<null, Unreadable> {
  const parser = makeParser(part.name, reader)
  let decode: ((piece: Uint8Array) => string) | null = null
  try {
    const unpacked = unpackPart(bytes, part, (piece) => {
      decode ??= makeDecoder(piece)
      parser.write(decode(piece))
    })
    if (unpacked.ok) parser.close()
    return unpacked
  } catch (error) {
    if (error instanceof Stop) return refuse(error.refusal)
    throw error
  }
}

/** The value of an attribute by its local name, whatever prefix the file gives it. */
export function readAttribute(element: Element, local: string): string | undefined {
  for (const attribute of Object.values(element.attributes)) if (attribute.local === local) return attribute.value
  return undefined
}

function makeParser(part: string, reader: XmlReader): SaxesParser<{ xmlns: true }> {
  const parser = new SaxesParser({ xmlns: true })
  let depth = 0
  let elements = 0
  parser.on('error', () => {
    throw new Stop({ kind: 'office-damaged', part })
  })
  parser.on('doctype', () => {
    throw new Stop({ kind: 'hostile', reason: 'entities' })
  })
  parser.on('opentag', (element) => {
    if (++depth > limits.xmlDepth) throw new Stop({ kind: 'hostile', reason: 'nesting' })
    if (++elements > limits.xmlElements) throw tooManyElements(elements)
    reader.open(element)
  })
  parser.on('closetag', (element) => {
    depth--
    reader.close(element)
  })
  parser.on('text', (text) => reader.text(text))
  parser.on('cdata', (text) => reader.text(text))
  return parser
}

/** Office files are UTF-8, or UTF-16 with a mark. */
function makeDecoder(first: Uint8Array): (piece: Uint8Array) => string {
  const little = first[0] === 0xff && first[1] === 0xfe
  const big = first[0] === 0xfe && first[1] === 0xff
  const decoder = new TextDecoder(little ? 'utf-16le' : big ? 'utf-16be' : 'utf-8')
  return (piece) => decoder.decode(piece, { stream: true })
}

function tooManyElements(count: number): Stop {
  return new Stop({ kind: 'too-long', what: 'elements', count, limit: limits.xmlElements })
}
