import { DocumentConnection, type ConnectionOptions, type SaveStatus } from './document-connection.ts'

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

  constructor(options: ConnectionOptions) {
    this.connection = new DocumentConnection(options)
    this.#stop = this.connection.observe(() => this.#read())
    this.#read()
    void this.connection.loaded.then((hasContent) => (this.isReady ||= hasContent))
    void this.connection.synced.then(() => (this.isReady = true))
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

  /** Resolves when there is something to read: from this device at once, else from the server. */
  get settled(): Promise<void> {
    const { loaded, synced } = this.connection
    return Promise.race([synced, loaded.then((hasContent) => (hasContent ? undefined : synced))])
  }

  async leave(): Promise<void> {
    await this.connection.leave()
    this.#stop()
  }
}
