/**
 * Where many anchored spans of one transcript are now. The first look places all of them in one walk over the text;
 * after that every edit shifts them, which must give exactly what a fresh walk would.
 */
import { findQuote, hasWords, type Span } from '@intercoder/domain'
import type * as Y from 'yjs'
import { lengthOf, readRun, runChanges, runOf, textOf, type RunChange } from '../transcript/run.ts'
import type { AnchoredSpan } from './anchor.ts'
import { makePoint, placePoints, type Point } from './walk.ts'

/** Called after the index has followed an edit; `changes` is null where only reading the whole run again will do. */
export type RunListener = (changes: RunChange[] | null, transaction: Y.Transaction) => void

interface Ends {
  start: Point
  end: Point
}

export class AnchorIndex {
  readonly doc: Y.Doc
  readonly #text: Y.Text
  readonly #ends = new Map<string, Ends>()
  readonly #listeners = new Set<RunListener>()
  readonly #follow = (event: Y.YTextEvent) => this.#followEdit(event)
  #run: string
  /** Ends that only a walk can place: new ones, and those on which an edit leaves a doubt. */
  #waiting = new Set<Ends>()

  constructor(transcript: Y.Doc) {
    this.doc = transcript
    this.#text = textOf(transcript)
    this.#run = readRun(this.doc)
    this.#text.observe(this.#follow)
  }

  /** The whole run, as `Transcript.text`. */
  get text(): string {
    return this.#run
  }

  /** Adds or replaces the span known under `key`. */
  set(key: string, { start, end }: AnchoredSpan): void {
    const ends = { start: makePoint(start), end: makePoint(end) }
    this.#ends.set(key, ends)
    this.#waiting.add(ends)
  }

  delete(key: string): void {
    const ends = this.#ends.get(key)
    if (ends) this.#waiting.delete(ends)
    this.#ends.delete(key)
  }

  /** The span now, in UTF-16 offsets; null where none of its words is left, or none has arrived yet. */
  span(key: string): Span | null {
    const ends = this.#placed(key)
    if (!ends || ends.start.life === 'unknown' || ends.end.life === 'unknown') return null
    const span = { start: ends.start.before, end: ends.end.before + (ends.end.life === 'alive' ? 1 : 0) }
    return hasWords(this.#run, span) ? span : null
  }

  /** The offset at which the span begins or, when its words are gone, once began; null while they have not arrived. */
  place(key: string): number | null {
    const start = this.#placed(key)?.start
    return start && start.life !== 'unknown' ? start.before : null
  }

  /**
   * Where the quoted words of an orphaned span stand again, beside its place: an undone deletion brings them back as new
   * characters. For the coder to accept, never applied by itself.
   */
  findRepair(key: string, quote: string): Span | null {
    const place = this.place(key)
    return place === null ? null : findQuote(this.#run, quote, place)
  }

  /** Calls back after each edit of the text, with what changed. Returns how to stop. */
  observe(listener: RunListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  destroy(): void {
    this.#text.unobserve(this.#follow)
    this.#listeners.clear()
    this.#ends.clear()
  }

  #placed(key: string): Ends | undefined {
    if (this.#waiting.size > 0) {
      placePoints(this.#text, pointsOf(this.#waiting))
      this.#waiting.clear()
    }
    return this.#ends.get(key)
  }

  #followEdit(event: Y.YTextEvent): void {
    const changes = isNested(event.transaction) ? null : runChanges(event)
    if (changes) {
      for (const change of changes) this.#run = changeRun(this.#run, change)
      const edits = changes.map(editOf)
      for (const ends of this.#ends.values()) if (!followEdits(ends, edits)) this.#waiting.add(ends)
    } else {
      this.#run = readRun(this.doc)
      this.#waiting = new Set(this.#ends.values())
    }
    for (const listener of this.#listeners) listener(changes, event.transaction)
  }
}

// Where an observer has written in turn, Yjs reports the first edit with the second already in it.
function isNested({ doc }: Y.Transaction): boolean {
  return doc._transactionCleanups.length > 1
}

function pointsOf(all: Iterable<Ends>): Point[] {
  return [...all].flatMap(({ start, end }) => [start, end])
}

function changeRun(run: string, { at, removed, inserted }: RunChange): string {
  return run.slice(0, at) + runOf(inserted) + run.slice(at + removed)
}

interface Edit {
  at: number
  removed: number
  added: number
}

function editOf({ at, removed, inserted }: RunChange): Edit {
  return { at, removed, added: lengthOf(inserted) }
}

/** Shifts both ends; false where only the order of the items can tell on which side of an insertion one stands. */
function followEdits({ start, end }: Ends, edits: Edit[]): boolean {
  return edits.every((edit) => shiftPoint(start, edit) && shiftPoint(end, edit))
}

function shiftPoint(point: Point, edit: Edit): boolean {
  if (point.life === 'unknown') return edit.added === 0
  if (point.before < edit.at) return true
  if (point.before >= edit.at + edit.removed) point.before -= edit.removed
  else {
    point.before = edit.at
    point.life = 'dead'
  }
  if (edit.added === 0) return true
  if (point.before === edit.at && point.life === 'dead') return false
  point.before += edit.added
  return true
}
