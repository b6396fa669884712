/** What the main thread and the thread of the embedded database say to each other, besides the wire protocol. */
import type { MessagePort } from 'node:worker_threads'

export type EmbeddedOptions =
  /** A cluster in a folder. */
  | { kind: 'folder'; folder: string }
  /** Lays out a new cluster in a folder that does not exist yet, and ends. */
  | { kind: 'lay-out'; folder: string }
  /** A cluster in memory; `contents` is a tar archive to start from, null starts a new one. */
  | { kind: 'memory'; contents: Uint8Array<ArrayBuffer> | null }

export type EmbeddedRequest =
  | { kind: 'connect'; port: MessagePort }
  /** Copies the cluster as it is at this moment into a folder that does not exist yet. */
  | { kind: 'copy'; folder: string }
  | { kind: 'close' }

export type EmbeddedNotice =
  | { kind: 'ready' }
  | { kind: 'copied'; error: unknown }
  | { kind: 'closed' }
  /** The last thing said by a thread that has to end. */
  | { kind: 'failed'; error: unknown }
