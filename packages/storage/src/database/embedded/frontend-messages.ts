/** Cuts the byte stream of one client into runs of whole protocol messages that PostgreSQL can answer at once. */

const SYNC = 'S'.charCodeAt(0)
const QUERY = 'Q'.charCodeAt(0)
const FLUSH = 'H'.charCodeAt(0)
const COPY_DONE = 'c'.charCodeAt(0)
const COPY_FAIL = 'f'.charCodeAt(0)
/** After these the client waits for an answer. */
const AWAITED = new Set([SYNC, QUERY, FLUSH, COPY_DONE, COPY_FAIL])

export interface FrontendMessages {
  /** Takes what arrived and gives back all bytes that can be answered now, or null if the client has more to say first. */
  take(bytes: Uint8Array): Uint8Array | null
}

export function createFrontendMessages(): FrontendMessages {
  let waiting: Uint8Array = new Uint8Array(0)
  let started = false
  return {
    take(bytes) {
      waiting = waiting.length === 0 ? bytes : Buffer.concat([waiting, bytes])
      const end = started ? endOfAwaited(waiting) : endOfStartup(waiting)
      if (end === 0) return null
      started = true
      const ready = waiting.subarray(0, end)
      waiting = waiting.subarray(end)
      return ready
    },
  }
}

/** The first message of a connection has a length but no type. */
function endOfStartup(bytes: Uint8Array): number {
  if (bytes.length < 4) return 0
  const length = readLength(bytes, 0)
  return bytes.length < length ? 0 : length
}

function endOfAwaited(bytes: Uint8Array): number {
  let end = 0
  let at = 0
  while (at + 5 <= bytes.length) {
    const next = at + 1 + readLength(bytes, at + 1)
    if (next > bytes.length) break
    if (AWAITED.has(bytes[at] ?? 0)) end = next
    at = next
  }
  return end
}

function readLength(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0)
}

/** The message that runs `text` as it is. */
export function simpleQuery(text: string): Uint8Array {
  const message = Buffer.alloc(6 + Buffer.byteLength(text))
  message[0] = QUERY
  message.writeUInt32BE(message.length - 1, 1)
  message.write(text, 5)
  return message
}
