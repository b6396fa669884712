import { writeAwareness, writeSaved } from '@intercoder/sync'

/** A message that says nothing: presence of nobody. */
export const HEARTBEAT = writeAwareness([])

/**
 * How many update frames of one connection are committed. Frames count in the order in which they came, so that the client
 * needs to compare no more than two numbers.
 */
export class SavedCount {
  readonly #wanted: boolean
  #received = 0
  #committed = 0
  #told = 0
  #unanswered = 0
  /** Frames set aside because they build on what is not here. A step 2 that comes later contains them. */
  #owed: number[] = []

  constructor(wanted: boolean) {
    this.#wanted = wanted
  }

  /** Counts a frame in and gives its number. */
  receive(): number {
    return ++this.#received
  }

  /** Server asked the client for what is missing. */
  ask(): void {
    this.#unanswered++
  }

  get isAsking(): boolean {
    return this.#unanswered > 0
  }

  /** The client answered with a step 2: it holds everything that the client sent before it. */
  answered(): void {
    this.#unanswered = Math.max(0, this.#unanswered - 1)
  }

  setAside(frame: number): void {
    this.#owed.push(frame)
  }

  get owed(): number {
    return this.#owed.length
  }

  commit(frame: number, step: 'step2' | 'update'): void {
    if (step === 'step2') this.#owed = this.#owed.filter((owed) => owed > frame)
    const [firstOwed] = this.#owed
    if (firstOwed === undefined || frame < firstOwed) this.#committed = frame
  }

  /** The message that tells the client, if it asked to be told and there is something to tell. */
  takeMessage(): Uint8Array | null {
    if (!this.#wanted || this.#told === this.#committed) return null
    this.#told = this.#committed
    return writeSaved(this.#committed)
  }
}
