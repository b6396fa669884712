import type { Continuum } from '../continuum/continuum.ts'
import { tableReader, type CoincidenceTable } from '../unitizing/coincidence-table.ts'
import { countText } from '../unitizing/count-text.ts'
import { Ledger, post, type Entry } from '../unitizing/ledger.ts'

/** Coincidences summed over texts, of which only those marked are counted again. */
export class LiveCoincidences {
  readonly #ledger = new Ledger()
  readonly #entries = new Map<string, Entry>()
  readonly #marked = new Set<string>()
  readonly #sum: number[] = []
  #read = tableReader([])
  #accounts = 0

  mark(text: string): void {
    this.#marked.add(text)
  }

  /** `read` gives a marked text as it is now, null where it is gone. */
  table(read: (text: string) => Continuum | null): CoincidenceTable {
    for (const text of this.#marked) this.#recount(text, read(text))
    this.#marked.clear()
    if (this.#accounts !== this.#ledger.accounts.length) {
      this.#read = tableReader(this.#ledger.accounts)
      this.#accounts = this.#ledger.accounts.length
    }
    return this.#read(this.#sum)
  }

  #recount(text: string, continuum: Continuum | null): void {
    const before = this.#entries.get(text)
    if (before) post(this.#sum, before, -1)
    this.#entries.delete(text)
    if (!continuum) return
    const entry = countText(continuum, this.#ledger)
    this.#entries.set(text, entry)
    post(this.#sum, entry)
  }
}
