/** Starts and speaks to the thread of the embedded database. */
import { once } from 'node:events'
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads'
import type { EmbeddedNotice, EmbeddedOptions, EmbeddedRequest } from './messages.ts'

export interface Embedded {
  dial(): MessagePort
  /** The whole cluster as a tar archive. */
  contents(): Promise<Uint8Array<ArrayBuffer>>
  close(): Promise<void>
}

export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: options })
  await hear(worker, 'ready')
  const ask = (request: EmbeddedRequest, transfer: MessagePort[] = []) => worker.postMessage(request, transfer)
  return {
    dial() {
      const { port1, port2 } = new MessageChannel()
      ask({ kind: 'connect', port: port2 }, [port2])
      return port1
    },
    async contents() {
      ask({ kind: 'contents' })
      return (await hear(worker, 'contents')).contents
    },
    async close() {
      ask({ kind: 'close' })
      await hear(worker, 'closed')
      await worker.terminate()
    },
  }
}

/** Waits for a notice of that kind; rejects if the thread fails first. */
async function hear<K extends EmbeddedNotice['kind']>(
  worker: Worker,
  kind: K,
): Promise<Extract<EmbeddedNotice, { kind: K }>> {
  for (;;) {
    const [notice] = (await once(worker, 'message')) as [EmbeddedNotice]
    if (notice.kind === kind) return notice as Extract<EmbeddedNotice, { kind: K }>
  }
}
