import type { AccountId } from '@intercoder/domain'
import type { DocumentName } from '@intercoder/sync'
import { DocumentConnection, type SaveStatus } from './document-connection.ts'
import { syncUrl } from './sync-url.ts'

/** A document connection as components read it. */
export class ConnectedDocument {
  readonly connection: DocumentConnection
  status = $state.raw<SaveStatus>('saving')
  /** Something here is not acknowledged: worth a word before leaving. */
  isUnsaved = $state(false)
  /** What others did may still be on its way here. */
  isBehind = $state(true)
  /** There is something to show: the local copy, or what the server has. */
  isReady = $state(false)
  readonly #stop: () => void

  /** `account` is whose local copy it is. What is `readOnly` has nothing to save. */
  constructor(account: AccountId, document: DocumentName, { readOnly = false } = {}) {
    this.connection = new DocumentConnection({ url: syncUrl(), account, document, readOnly })
    this.#stop = this.connection.observe(() => this.#read())
    this.#read()
    void this.settled.then(() => (this.isReady = true))
  }

  get doc() {
    return this.connection.doc
  }

  get awareness() {
    return this.connection.awareness
  }

  #read(): void {
    this.status = this.connection.status
    this.isUnsaved = this.connection.isUnsaved
    this.isBehind = this.connection.isBehind
  }

  /**
   * Resolves when there is something to read, from this device at once, else from the server, and what is written from
   * then on is kept on this device.
   */
  get settled(): Promise<void> {
    const { loaded, synced } = this.connection
    return loaded.then((hasContent) => (hasContent ? undefined : synced))
  }

  async leave(): Promise<void> {
    await this.connection.leave()
    this.#stop()
  }
}
