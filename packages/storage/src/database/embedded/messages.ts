/** What the main thread and the thread of the embedded database say to each other, besides the wire protocol. */
import type { MessagePort } from 'node:worker_threads'

export interface EmbeddedOptions {
  /** Where the cluster is; null keeps it in memory. */
  folder: string | null
  /** A cluster as a tar archive to start from, in memory. */
  contents: Uint8Array<ArrayBuffer> | null
}

export type EmbeddedRequest = { kind: 'connect'; port: MessagePort } | { kind: 'contents' } | { kind: 'close' }

export type EmbeddedNotice =
  { kind: 'ready' } | { kind: 'contents'; contents: Uint8Array<ArrayBuffer> } | { kind: 'closed' }
