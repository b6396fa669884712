import { count, list } from '#lib/words/units.ts'

/** What others did to a transcript while I was not looking. */
export interface Digest {
  /** New codings by coder, in the order in which the coders first came up. */
  codings: ReadonlyMap<string, number>
  removed: number
  corrections: number
  /** Marks to jump to, by key, oldest first. */
  marks: readonly string[]
  /** Where corrections were made, as UTF-16 offsets of the moment; null where none was. */
  correctedAt: number | null
}

const nothing: Digest = { codings: new Map(), removed: 0, corrections: 0, marks: [], correctedAt: null }

/** Gathers while I am away and says so, once, when I am back. */
export class Away {
  /** What is to be told; null while there is nothing, or it has been read. */
  told = $state.raw<Digest | null>(null)
  #gathered: Digest = nothing
  #isAway = false

  leave(): void {
    this.#isAway = true
  }

  return(): void {
    this.#isAway = false
    if (!isEmpty(this.#gathered)) this.told = this.told ? add(this.told, this.#gathered) : this.#gathered
    this.#gathered = nothing
  }

  dismiss(): void {
    this.told = null
  }

  /** What was done between two visits: told at once. */
  noteEarlier({
    coder,
    marks = [],
    corrections = 0,
  }: {
    coder?: string
    marks?: string[]
    corrections?: number
  }): void {
    const codings = coder ? new Map([[coder, marks.length]]) : nothing.codings
    const more = { ...nothing, codings, marks, corrections }
    this.told = this.told ? add(this.told, more) : more
  }

  noteCodings(coder: string, marks: readonly string[]): void {
    if (this.#isAway && marks.length > 0) this.#gather({ ...nothing, codings: new Map([[coder, marks.length]]), marks })
  }

  noteRemoved(removed: number): void {
    if (this.#isAway) this.#gather({ ...nothing, removed })
  }

  noteCorrection(at: number): void {
    if (this.#isAway) this.#gather({ ...nothing, corrections: 1, correctedAt: at })
  }

  #gather(more: Digest): void {
    this.#gathered = add(this.#gathered, more)
  }
}

/** "3 new codings by Ben and 1 correction since you were here". */
export function wordDigest(digest: Digest): string {
  const parts = [...digest.codings].map(([coder, codings]) => `${count(codings, 'new coding')} by ${coder}`)
  if (digest.removed > 0) parts.push(`${count(digest.removed, 'coding')} removed`)
  if (digest.corrections > 0) parts.push(count(digest.corrections, 'correction'))
  return `${list(parts)} since you were here`
}

function add(one: Digest, more: Digest): Digest {
  const codings = new Map(one.codings)
  for (const [coder, number] of more.codings) codings.set(coder, (codings.get(coder) ?? 0) + number)
  return {
    codings,
    removed: one.removed + more.removed,
    corrections: one.corrections + more.corrections,
    marks: [...one.marks, ...more.marks],
    correctedAt: one.correctedAt ?? more.correctedAt,
  }
}

function isEmpty(digest: Digest): boolean {
  return digest.codings.size === 0 && digest.removed === 0 && digest.corrections === 0
}
