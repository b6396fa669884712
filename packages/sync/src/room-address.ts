/** The address of a room as a pair: what `askInAddress` writes behind the document's name, `readAddress` reads. */
import * as buffer from 'lib0/buffer'
import { parseDocumentName, type DocumentName } from './document-name.ts'

export interface RoomAddress {
  document: DocumentName
  /** The client wants to be told what is saved. */
  wantsSaved: boolean
  /**
   * The state vector of what the client has already. It is given the rest at once, without being waited for; its own first
   * step 1 is then answered with nothing.
   */
  has: Uint8Array | null
}

/** Characters. Some proxies take no address that is much longer; who has more to say asks with a step 1 alone. */
const LONGEST_HAS = 2_000

/** The parameters of an address, for a client that wants to know what is saved. */
export function askInAddress(has: Uint8Array): Record<string, string> {
  const written = buffer.toBase64UrlEncoded(has)
  return written.length > LONGEST_HAS ? { ack: '1' } : { ack: '1', has: written }
}

/** What `/sync/layer/abc…?ack=1&has=AA` asks for, or null where it names no document. */
export function readAddress(path: string): RoomAddress | null {
  const url = URL.parse(path, 'ws://rooms')
  const document = parseDocumentName(/^\/sync\/(.+)$/.exec(url?.pathname ?? '')?.[1] ?? '')?.name
  if (!url || !document) return null
  return { document, wantsSaved: url.searchParams.get('ack') === '1', has: readHas(url.searchParams.get('has')) }
}

function readHas(written: string | null): Uint8Array | null {
  if (written === null || written.length > LONGEST_HAS || !/^[\w-]+$/.test(written)) return null
  try {
    return buffer.fromBase64UrlEncoded(written)
  } catch {
    return null
  }
}
