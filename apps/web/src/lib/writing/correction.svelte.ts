/** Words that someone writes over those that are saved. Untouched, they are what is saved, whatever that becomes. */
export class Correction {
  #saved: () => string
  #written = $state<string | null>(null)

  constructor(saved: () => string) {
    this.#saved = saved
  }

  get words(): string {
    return this.#written ?? this.#saved()
  }

  set words(words: string) {
    this.#written = words
  }

  get isOne(): boolean {
    return this.words.trim() !== this.#saved()
  }

  /** `words` were saved; what was written since they were sent stays. */
  settle(words: string): void {
    if (this.#written === words) this.#written = null
  }
}
