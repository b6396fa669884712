import type { Coding, Continuum, Runs, Span } from '../continuum/continuum.ts'
import { clamp } from '../continuum/normalise.ts'
import { mergeRuns } from '../continuum/runs.ts'
import { sweepCode, type CodeSweep } from '../sweep/sweep-code.ts'
import type { TextSweep } from '../sweep/sweep-text.ts'

/** A coding that can be named, so that it can be changed and taken away. */
export interface LiveCoding extends Coding {
  id: string
  coder: string
}

/** One code in one text: its runs and what their sweep gave. */
export interface Cell {
  runs: Runs
  sweep: CodeSweep
}

/** One text and its codings, swept code by code. Codings of coders who are not listed are kept and left out. */
export class LiveText {
  readonly length: number
  readonly coders: readonly string[]
  readonly #codings: Map<string, LiveCoding>
  /** By code, then coder, then id. */
  readonly #spans = new Map<string, Map<string, Map<string, Span>>>()
  readonly #cells = new Map<string, Cell>()

  constructor(length: number, coders: Iterable<string>, codings: ReadonlyMap<string, LiveCoding> = new Map()) {
    this.length = length
    this.coders = [...new Set(coders)].sort()
    this.#codings = new Map(codings)
    for (const coding of codings.values()) this.#put(coding)
    for (const code of this.#spans.keys()) this.#resweep(code)
  }

  get codings(): ReadonlyMap<string, LiveCoding> {
    return this.#codings
  }

  /** The codes that are in use here. */
  get codes(): Iterable<string> {
    return this.#cells.keys()
  }

  /** A change is the same cell no more: who holds on to one knows what it gave before. */
  cell(code: string): Cell | undefined {
    return this.#cells.get(code)
  }

  get(id: string): LiveCoding | undefined {
    return this.#codings.get(id)
  }

  /** Adds codings, or puts them in the place of those of the same ids. */
  set(codings: readonly LiveCoding[]): void {
    const codes = new Set<string>()
    for (const coding of codings) {
      const before = this.#codings.get(coding.id)
      if (before) codes.add(this.#take(before).code)
      this.#codings.set(coding.id, coding)
      codes.add(this.#put(coding).code)
    }
    for (const code of codes) this.#resweep(code)
  }

  remove(coding: LiveCoding): void {
    this.#codings.delete(coding.id)
    this.#resweep(this.#take(coding).code)
  }

  /** What `sweepText` would give. */
  sweep(): TextSweep {
    const codes = [...this.#cells].map(([code, { sweep }]) => [code, sweep] as const)
    return { length: this.length, coders: this.coders, codes: new Map(codes) }
  }

  continuum(): Continuum {
    const coders = new Map(this.coders.map((coder) => [coder, [] as Coding[]]))
    for (const coding of this.#codings.values()) coders.get(coding.coder)?.push(coding)
    return { length: this.length, coders }
  }

  #put(coding: LiveCoding): LiveCoding {
    const { id, code, coder, start, end } = coding
    const holders = this.#spans.get(code) ?? new Map<string, Map<string, Span>>()
    const held = holders.get(coder) ?? new Map<string, Span>()
    this.#spans.set(code, holders.set(coder, held))
    const span = clamp({ start, end }, this.length)
    if (span) held.set(id, span)
    return coding
  }

  #take(coding: LiveCoding): LiveCoding {
    this.#spans.get(coding.code)?.get(coding.coder)?.delete(coding.id)
    return coding
  }

  #resweep(code: string): void {
    const runs = new Map<string, Span[]>()
    for (const coder of this.coders) {
      const held = this.#spans.get(code)?.get(coder)
      if (held?.size) runs.set(coder, mergeRuns([...held.values()]))
    }
    if (runs.size > 0) this.#cells.set(code, { runs, sweep: sweepCode(runs, this.coders.length) })
    else this.#cells.delete(code)
  }
}
