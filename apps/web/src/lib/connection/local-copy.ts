/** The copy of a document on this device: what is shown without a network, and what outlives a closed lid or a dead tab. */
import type { AccountId } from '@intercoder/domain'
import type { DocumentName } from '@intercoder/sync'
import * as idb from 'lib0/indexeddb'
import { IndexeddbPersistence } from 'y-indexeddb'
import type { Doc } from 'yjs'
import {
  copyName,
  dropEmptyRegister,
  listCopies,
  markCopy,
  registerCopy,
  unregisterCopy,
  type Registered,
} from './copy-register.ts'

/** Tells every tab that an account's copies are about to be deleted; a copy still open would hold that up. */
const CHANNEL = 'intercoder/copies'

/** A browser that takes longer is not waited for; the server has it all, and the copy is added when it comes. */
const PATIENCE_MS = 3_000

/** Length of an update in which there is nothing: no structs, no deletions. */
const nothingNew = 2

function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
}

/** Whether a change to a document was read from a local copy, by the origin of its transaction. */
export function isFromCopy(origin: unknown): boolean {
  return origin instanceof IndexeddbPersistence
}

export class LocalCopy {
  /** Whether it held something unsaved when it was opened. */
  readonly wasUnsaved: boolean
  /** Nothing was kept before: what the server has need not wait for it. */
  readonly isNew: boolean
  /** Resolves when what it held is in the document, and what changes there is kept. */
  readonly filled: Promise<unknown>
  readonly #name: string
  readonly #persistence: IndexeddbPersistence
  readonly #channel: BroadcastChannel
  #marking: Promise<unknown> = Promise.resolve()
  #isOpen = true

  private constructor(name: string, account: AccountId, persistence: IndexeddbPersistence, registered: Registered) {
    this.#name = name
    this.#persistence = persistence
    this.isNew = registered.isNew
    this.wasUnsaved = registered.isUnsaved
    this.filled = Promise.race([persistence.whenSynced, patience()])
    this.#channel = new BroadcastChannel(CHANNEL)
    this.#channel.onmessage = ({ data }) => {
      if (data === account) void this.close()
    }
  }

  /**
   * Fills `doc` from the copy and keeps it there from then on, what is handed to `keep` if it does not listen itself. Null
   * where this browser keeps nothing.
   */
  static async open(
    account: AccountId,
    document: DocumentName,
    doc: Doc,
    { listens = true } = {},
  ): Promise<LocalCopy | null> {
    const name = copyName(account, document)
    try {
      const registered = await registerCopy(name)
      const persistence = new IndexeddbPersistence(name, doc)
      if (!listens) doc.off('update', persistence._storeUpdate)
      return new LocalCopy(name, account, persistence, registered)
    } catch {
      return null
    }
  }

  /** Marks follow each other in order. Whoever closes the tab in between finds it marked unsaved, never the other way round. */
  mark(isUnsaved: boolean): void {
    if (this.#isOpen) this.#marking = this.#marking.then(() => markCopy(this.#name, isUnsaved)).catch(() => {})
  }

  /** Keeps an update that was applied already, where the copy does not listen itself. */
  keep(update: Uint8Array): void {
    if (this.#isOpen && update.length > nothingNew) this.#persistence._storeUpdate(update.slice(), null)
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#channel.close()
    await this.#marking
    // Ended before, it would drop what was written meanwhile.
    await this.filled
    await this.#persistence.destroy()
  }

  async forget(): Promise<void> {
    await this.close()
    await forget(this.#name)
  }
}

async function forget(name: string): Promise<void> {
  await idb.deleteDB(name)
  await unregisterCopy(name)
}

/** Deletes everything that this browser keeps for an account, unsaved work included: ask first, see `listUnsaved`. */
export async function forgetLocalCopies(account: AccountId): Promise<void> {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(account)
  const copies = await listCopies(account).catch(() => [])
  await Promise.all(copies.map(({ document }) => forget(copyName(account, document))))
  await dropEmptyRegister().catch(() => undefined)
  channel.close()
}

/** Documents with changes on this device that the server has not acknowledged. */
export async function listUnsaved(account: AccountId): Promise<DocumentName[]> {
  const copies = await listCopies(account).catch(() => [])
  return copies.filter(({ isUnsaved }) => isUnsaved).map(({ document }) => document)
}
