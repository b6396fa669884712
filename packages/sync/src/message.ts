/**
 * The messages of a room as pure pairs: what one function writes, the other reads. One message a frame, as
 * y-websocket 3 has it; message types of our own are ignored by a stock client.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export const messageTypes = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** Server to client: var-uint, how many update frames of this connection are committed. Only with `?ack=1`. */
  saved: 100,
} as const

/** The three steps inside a sync message, as y-protocols numbers them. */
export const syncSteps = { step1: 0, step2: 1, update: 2 } as const

/**
 * `step1` asks for what the sender lacks, `step2` answers it, `update` is a change as it happens.
 * Byte arrays are views into the frame that was read: copy what is kept.
 */
export type Message =
  | { type: 'step1'; stateVector: Uint8Array }
  | { type: 'step2'; update: Uint8Array }
  | { type: 'update'; update: Uint8Array }
  | { type: 'awareness'; payload: Uint8Array }
  | { type: 'queryAwareness' }
  | { type: 'saved'; count: number }

/** The message in a frame, or null where the frame is none of ours, ends early or goes on too long. */
export function readMessage(frame: Uint8Array): Message | null {
  const decoder = decoding.createDecoder(frame)
  try {
    const message = readBody(decoder, decoding.readVarUint(decoder))
    return decoding.hasContent(decoder) ? null : message
  } catch {
    return null
  }
}

function readBody(decoder: decoding.Decoder, type: number): Message | null {
  switch (type) {
    case messageTypes.sync:
      return readSync(decoder, decoding.readVarUint(decoder))
    case messageTypes.awareness:
      return { type: 'awareness', payload: readBytes(decoder) }
    case messageTypes.queryAwareness:
      return { type: 'queryAwareness' }
    case messageTypes.saved:
      return { type: 'saved', count: decoding.readVarUint(decoder) }
    default:
      return null
  }
}

function readSync(decoder: decoding.Decoder, step: number): Message | null {
  switch (step) {
    case syncSteps.step1:
      return { type: 'step1', stateVector: readBytes(decoder) }
    case syncSteps.step2:
      return { type: 'step2', update: readBytes(decoder) }
    case syncSteps.update:
      return { type: 'update', update: readBytes(decoder) }
    default:
      return null
  }
}

/**
 * Reads a length and as many bytes. Unlike lib0's own reader it never looks past the frame: frames are views into
 * larger buffers, and a false length would otherwise read what somebody else sent.
 */
function readBytes(decoder: decoding.Decoder): Uint8Array {
  const length = decoding.readVarUint(decoder)
  const end = decoder.pos + length
  if (end > decoder.arr.length) throw new RangeError('the length goes past the frame')
  const bytes = decoder.arr.subarray(decoder.pos, end)
  decoder.pos = end
  return bytes
}

export function writeStep1(stateVector: Uint8Array): Uint8Array {
  return writeSync(syncSteps.step1, stateVector)
}

export function writeStep2(update: Uint8Array): Uint8Array {
  return writeSync(syncSteps.step2, update)
}

export function writeUpdate(update: Uint8Array): Uint8Array {
  return writeSync(syncSteps.update, update)
}

function writeSync(step: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

export function writeSaved(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.saved)
    encoding.writeVarUint(encoder, count)
  })
}

export function writeQueryAwareness(): Uint8Array {
  return encoding.encode((encoder) => encoding.writeVarUint(encoder, messageTypes.queryAwareness))
}

/** Presence of one client as it stands on the wire: `state` is JSON, 'null' for one who has left. */
export interface AwarenessEntry {
  client: number
  clock: number
  state: string
}

/** The entries of an awareness payload, or null where it is malformed. The JSON is not looked into. */
export function readAwareness(payload: Uint8Array): AwarenessEntry[] | null {
  const decoder = decoding.createDecoder(payload)
  try {
    const entries: AwarenessEntry[] = []
    for (let left = decoding.readVarUint(decoder); left > 0; left--) entries.push(readEntry(decoder))
    return decoding.hasContent(decoder) ? null : entries
  } catch {
    return null
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function readEntry(decoder: decoding.Decoder): AwarenessEntry {
  return {
    client: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: utf8.decode(readBytes(decoder)),
  }
}

export function writeAwareness(entries: AwarenessEntry[]): Uint8Array {
  const payload = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length)
    for (const entry of entries) {
      encoding.writeVarUint(encoder, entry.client)
      encoding.writeVarUint(encoder, entry.clock)
      encoding.writeVarString(encoder, entry.state)
    }
  })
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.awareness)
    encoding.writeVarUint8Array(encoder, payload)
  })
}

/** Whether a frame, as sent by a client, is one that the server counts in `saved`. Looks at its first two bytes only. */
export function countsAsUpdate(frame: Uint8Array): boolean {
  return frame[0] === messageTypes.sync && (frame[1] === syncSteps.step2 || frame[1] === syncSteps.update)
}
