/**
 * Figures that follow edits. A changed coding is swept anew with the codings of its own code in its own text, and the whole
 * numbers of that place are replaced in the sums: what an edit costs depends on that place, not on the project, and the
 * figures are to the last bit what computing them afresh would give.
 */
import { cutCodeSets } from '../continuum/code-sets.ts'
import { clamp } from '../continuum/normalise.ts'
import { addConfusion, confusionOfRuns, noConfusion, type Confusion } from '../spans/confusion.ts'
import type { Pair } from '../spans/pair-texts.ts'
import { addSweep, emptyTally, type CodeTally } from '../sweep/code-tally.ts'
import type { TextSweep } from '../sweep/sweep-text.ts'
import type { CoincidenceTable } from '../unitizing/coincidence-table.ts'
import { LiveCoincidences } from './live-coincidences.ts'
import { LiveText, type LiveCoding } from './live-text.ts'

export class LiveCodings {
  readonly #texts = new Map<string, LiveText>()
  readonly #tallies = new Map<string, CodeTally>()
  readonly #sets = new LiveCoincidences()
  #judged = 0

  /**
   * Enters a text, or changes its length or who judged it. Its codings stay, those of coders no longer listed too, without
   * counting; they count again when their coder is back.
   */
  setText(text: string, length: number, coders: Iterable<string>): void {
    const before = this.#texts.get(text)
    const after = new LiveText(length, coders, before?.codings)
    if (before) this.deleteText(text)
    this.#texts.set(text, after)
    this.#countAll(after, 1)
    this.#sets.mark(text)
  }

  deleteText(text: string): void {
    const before = this.#text(text)
    this.#countAll(before, -1)
    this.#texts.delete(text)
    this.#sets.mark(text)
  }

  /** Adds a coding to a text, or replaces the one of the same id there. RangeError where an offset is no whole number. */
  setCoding(text: string, coding: LiveCoding): void {
    this.setCodings(text, [coding])
  }

  /** The same for many at once, as when a text is opened: each code that they touch is swept once. */
  setCodings(text: string, codings: readonly LiveCoding[]): void {
    const home = this.#text(text)
    // What is refused must be so before anything is taken out of the sums.
    for (const coding of codings) clamp(coding, home.length)
    const codes = new Set(codings.flatMap(({ id, code }) => [code, home.get(id)?.code ?? code]))
    this.#change(home, codes, () => home.set(codings))
    this.#sets.mark(text)
  }

  /** Takes a coding away; one that is not there is none to take. */
  deleteCoding(text: string, id: string): void {
    const home = this.#text(text)
    const before = home.get(id)
    if (!before) return
    this.#change(home, [before.code], () => home.remove(before))
    this.#sets.mark(text)
  }

  /** For `codeBarUAlpha` and `cAlphaBinary`. */
  tally(code: string): CodeTally {
    const tally = this.#tallies.get(code) ?? emptyTally()
    return { ...tally, apart: [...tally.apart], judged: this.#judged }
  }

  /** For `disagreements`. */
  sweep(text: string): TextSweep {
    return this.#text(text).sweep()
  }

  /** For the figures of a pair. O(texts), and what the two hold of the code. */
  confusion(code: string, [one, other]: Pair): Confusion {
    return [...this.#texts.values()]
      .filter(({ coders }) => coders.includes(one) && coders.includes(other))
      .map((text) => {
        const runs = text.cell(code)?.runs
        return confusionOfRuns(runs?.get(one) ?? [], runs?.get(other) ?? [], text.length)
      })
      .reduce(addConfusion, noConfusion)
  }

  /** The table of sets of codes, for uα, |uα and cuα over all codes. Texts changed since the last time are cut anew. */
  codeSets(): CoincidenceTable {
    return this.#sets.table((text) => {
      const home = this.#texts.get(text)
      return home ? cutCodeSets(home.continuum()) : null
    })
  }

  #text(text: string): LiveText {
    const found = this.#texts.get(text)
    if (!found) throw new RangeError(`no such text: ${text}`)
    return found
  }

  #change(text: LiveText, codes: Iterable<string>, edit: () => void): void {
    for (const code of codes) this.#count(text, code, -1)
    edit()
    for (const code of codes) this.#count(text, code, 1)
  }

  #countAll(text: LiveText, times: number): void {
    if (text.coders.length > 1) this.#judged += times * text.length * text.coders.length
    for (const code of text.codes) this.#count(text, code, times)
  }

  #count(text: LiveText, code: string, times: number): void {
    const cell = text.cell(code)
    if (!cell || text.coders.length < 2) return
    const tally = this.#tallies.get(code) ?? emptyTally()
    addSweep(tally, cell.sweep, text.coders.length, times)
    this.#tallies.set(code, tally)
  }
}
