/**
 * A client made for load. It writes codings from a small Y.Doc of its own and only scans what comes in for the marks of
 * edits, because applying every update in 200 documents would measure the load and not the server.
 */
import { once } from 'node:events'
import { WebSocket } from 'ws'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { ServerProcess } from './server-process.ts'

const markLength = 10
let marks = 0

export class LoadClient {
  readonly document: string
  readonly doc = new Y.Doc()
  /** The marks of this client's own edits. */
  readonly sent = new Set<string>()
  /** The mark of every update that was sent, in order; null where one was an answer without an edit. */
  readonly updates: (string | null)[] = []
  /** Called with the mark of every edit seen in a frame, this client's own included. */
  onMark: (mark: string) => void = () => {}
  onFrame: (frame: Uint8Array) => void = () => {}
  socket: WebSocket
  #server: ServerProcess
  #clock = 0

  constructor(server: ServerProcess, document: string) {
    this.#server = server
    this.document = document
    this.socket = this.#connect()
  }

  async open(): Promise<this> {
    if (this.socket.readyState === WebSocket.CONNECTING) await once(this.socket, 'open')
    for (const frame of this.#server.contender.opening(this.document, this.doc)) this.socket.send(frame)
    return this
  }

  #connect(): WebSocket {
    const socket = new WebSocket(`ws://127.0.0.1:${this.#server.port}${this.#server.contender.path(this.document)}`, {
      perMessageDeflate: false,
    })
    socket.binaryType = 'nodebuffer'
    socket.on('error', () => socket.terminate())
    socket.on('message', (data: Buffer) => {
      this.onFrame(data)
      for (let at = data.indexOf('#mark'); at >= 0; at = data.indexOf('#mark', at + 1)) {
        this.onMark(data.toString('latin1', at + 5, at + 5 + markLength))
      }
      this.#answerStep1(data)
    })
    return socket
  }

  /** Answers the server's question for what it lacks, so that no server waits for us. */
  #answerStep1(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    decoder.pos = this.#server.contender.bodyStart(this.document)
    if (frame.length < decoder.pos + 2) return
    if (decoding.readVarUint(decoder) !== 0 || decoding.readVarUint(decoder) !== 0) return
    const to = encoding.createEncoder()
    const start = this.#server.contender.update(this.document, new Uint8Array()).subarray(0, decoder.pos - 1)
    encoding.writeUint8Array(to, start)
    encoding.writeVarUint(to, 1)
    encoding.writeVarUint8Array(to, Y.encodeStateAsUpdate(this.doc, decoding.readVarUint8Array(decoder)))
    this.updates.push(null)
    this.socket.send(encoding.toUint8Array(to))
  }

  /** One coding of about 200 bytes; the mark in its quote is what others look for. */
  edit(): string {
    return this.#write(`${this.doc.clientID}-${this.#clock++}`, '')
  }

  /** Writes one and the same coding anew, as large as that: the document stays small, the traffic does not. */
  replace(bytes: number): string {
    return this.#write(`${this.doc.clientID}`, 'y'.repeat(bytes))
  }

  #write(id: string, remark: string): string {
    const mark = String(marks++).padStart(markLength, '0')
    const update = this.#update((codings) => codings.set(id, { ...coding(`#mark${mark}`), remark }))
    this.sent.add(mark)
    this.updates.push(mark)
    this.socket.send(this.#server.contender.update(this.document, update))
    return mark
  }

  present(state: object): void {
    const to = encoding.createEncoder()
    encoding.writeVarUint(to, 1)
    encoding.writeVarUint(to, this.doc.clientID)
    encoding.writeVarUint(to, ++this.#clock)
    encoding.writeVarString(to, JSON.stringify(state))
    this.socket.send(this.#server.contender.awareness(this.document, encoding.toUint8Array(to)))
  }

  #update(change: (codings: Y.Map<unknown>) => void): Uint8Array {
    let made: Uint8Array | null = null
    const keep = (update: Uint8Array) => (made = update)
    this.doc.on('update', keep)
    change(this.doc.getMap('codings'))
    this.doc.off('update', keep)
    if (!made) throw new Error('an edit makes an update')
    return made
  }

  close(): void {
    this.socket.terminate()
    this.doc.destroy()
  }
}

export function coding(quote: string): object {
  return {
    code: 'c0ffee00c0ffee',
    start: { client: 1, clock: 1000 },
    end: { client: 1, clock: 1040 },
    quote,
    certainty: 'sure',
    remark: '',
    at: 1_790_000_000_000,
  }
}

/** All of them connected, a few at a time, so that the connecting is not what is measured. */
export async function openClients(
  server: ServerProcess,
  count: number,
  document: (index: number) => string,
): Promise<LoadClient[]> {
  const clients: LoadClient[] = []
  for (let index = 0; index < count; index++) clients.push(await new LoadClient(server, document(index)).open())
  await pause(300)
  return clients
}

/** Lets `writer` write again whenever `reader` has seen an edit of it. */
export function keepWriting(writer: LoadClient, reader: LoadClient, onSeen: () => void = () => {}): void {
  reader.onMark = (mark) => {
    if (!writer.sent.delete(mark)) return
    onSeen()
    writer.edit()
  }
  writer.edit()
}

const warmingClients = 20
const warmingMs = 3_000

/**
 * Some thousand edits in a document of their own, so that what is measured is a server that has been at work for a
 * while: until then each is busy compiling itself, and an embedded database more so.
 */
export async function warmUp(server: ServerProcess): Promise<void> {
  const clients = await openClients(server, warmingClients, () => 'layer/benchwarming')
  clients.forEach((writer, index) => {
    const reader = clients[(index + 1) % clients.length]
    if (reader) keepWriting(writer, reader)
  })
  await pause(warmingMs)
  closeClients(clients)
  await pause(500)
}

export function closeClients(clients: LoadClient[]): void {
  for (const client of clients) client.close()
}

/** Waits until something holds, so that what is late counts as late and not as missing; false where it never does. */
export async function until(holds: () => boolean, patienceMs = 15_000): Promise<boolean> {
  const end = performance.now() + patienceMs
  while (!holds() && performance.now() < end) await pause(20)
  return holds()
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
