/** The socket that node-postgres believes it holds: a duplex over a MessagePort to the thread of the embedded database. */
import { Duplex } from 'node:stream'
import type { MessagePort } from 'node:worker_threads'

export class WireStream extends Duplex {
  readonly #dial: () => MessagePort
  #port: MessagePort | null = null

  /** `dial` opens a fresh connection; it is called when node-postgres connects. */
  constructor(dial: () => MessagePort) {
    super()
    this.#dial = dial
  }

  connect(): this {
    const port = this.#open()
    if (!port) return this
    port.on('message', (bytes: Uint8Array) => this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)))
    port.on('close', () => {
      this.push(null)
      this.destroy()
    })
    this.#port = port
    process.nextTick(() => this.emit('connect'))
    return this
  }

  #open(): MessagePort | null {
    try {
      return this.#dial()
    } catch (error) {
      this.destroy(error as Error)
      return null
    }
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#port?.postMessage(chunk)
    done()
  }

  /** One query is several protocol messages; they cross to the other thread together. */
  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#port?.postMessage(Buffer.concat(chunks.map(({ chunk }) => chunk)))
    done()
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#port?.close()
    done()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#port?.close()
    done(error)
  }

  ref(): this {
    this.#port?.ref()
    return this
  }

  unref(): this {
    this.#port?.unref()
    return this
  }

  // A socket's settings, which have no meaning between two threads.
  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }
}
