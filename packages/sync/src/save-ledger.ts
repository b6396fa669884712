import { countsAsUpdate, syncSteps } from './message.ts'

/**
 * What a client knows of what is saved. It counts the update frames that it hands to a connection and compares with the
 * number that the server says it has committed; numbers start anew with each connection.
 */
export class SaveLedger {
  #isConnected = false
  #sent = 0
  #committed = 0
  /** The server has been told everything that was here when it asked; before that, the numbers say nothing of it. */
  #hasAnswered = false
  /** A change was made and no frame has gone out since: the socket was closing. */
  #isUnsent = false
  #isUnsaved = false

  opened(): void {
    this.#isConnected = true
    this.#sent = 0
    this.#committed = 0
    this.#hasAnswered = false
  }

  lost(): void {
    this.#isConnected = false
  }

  /** A change was made here, or an unsaved one of earlier was found. Call it before the change is sent. */
  edited(): void {
    this.#isUnsaved = true
    this.#isUnsent = true
  }

  /** A frame was handed to the open connection. */
  sent(frame: Uint8Array): void {
    if (!countsAsUpdate(frame)) return
    this.#sent++
    this.#isUnsent = false
    if (frame[1] === syncSteps.step2) this.#hasAnswered = true
  }

  committed(count: number): void {
    this.#committed = count
    if (this.isSettled) this.#isUnsaved = false
  }

  /** Connected, and everything that is here is committed there. */
  get isSettled(): boolean {
    return this.#isConnected && this.#hasAnswered && !this.#isUnsent && this.#committed === this.#sent
  }

  /** Whether there is a change here that has not been acknowledged, in this connection or any before it. */
  get isUnsaved(): boolean {
    return this.#isUnsaved
  }
}
