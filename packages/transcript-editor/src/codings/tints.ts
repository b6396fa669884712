/**
 * The tints under coded words, drawn only for the turns near the screen. One decoration set, mapped through edits and
 * changed turn by turn, never built again. What changes is noted, and drawn when it is asked for, once for all of it.
 */
import type { Span } from '@intercoder/domain'
import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { TurnRange } from '../reading/viewport.ts'
import { placesOf, rangeOf } from '../text/places.ts'
import { cutSegments, tintOf, type Keyed } from './segments.ts'
import type { ShownCodings } from './shown-coding.ts'

/** The key under which a span is drawn that is not coded yet, as when an end is being dragged. */
const previewKey = '\u0000preview'

export class Tints {
  set = DecorationSet.empty
  readonly #codings: ShownCodings
  #drawn: TurnRange | null = null
  #emphasised: ReadonlySet<string> = new Set()
  #preview: Span | null = null
  /** Turns to be drawn again. */
  readonly #stale = new Set<number>()

  constructor(codings: ShownCodings) {
    this.#codings = codings
  }

  /** Draws the turns of `range` and lets go of those outside it. */
  drawTurns(doc: Node, range: TurnRange | null): boolean {
    const before = this.#drawn
    this.#drawn = range
    if (before && range && before.first === range.first && before.last === range.last) return false
    for (const turn of this.#stale) if (!range || turn < range.first || turn > range.last) this.#stale.delete(turn)
    if (before && !(range && overlap(before, range))) this.set = DecorationSet.empty
    if (!range) return true
    const kept = before && overlap(before, range) ? before : null
    if (kept) {
      this.#clear(doc, { first: kept.first, last: range.first - 1 })
      this.#clear(doc, { first: range.last + 1, last: kept.last })
      this.#draw(doc, { first: range.first, last: Math.min(range.last, kept.first - 1) })
      this.#draw(doc, { first: Math.max(range.first, kept.last + 1), last: range.last })
    } else this.#draw(doc, range)
    return true
  }

  /** Notes that the turns which the spans touch have to be drawn again. Answers whether any of them is on the screen. */
  touch(doc: Node, spans: readonly Span[]): boolean {
    const places = placesOf(doc)
    let isSeen = false
    for (const { start, end } of spans) {
      const touched = { first: places.turnOf(start), last: places.turnOf(Math.max(start, end - 1)) }
      const seen = this.#drawn && meet(touched, this.#drawn)
      if (!seen) continue
      isSeen = true
      for (let turn = seen.first; turn <= seen.last; turn++) this.#stale.add(turn)
    }
    return isSeen
  }

  /** Draws again what was touched. Answers whether there was anything. */
  redraw(doc: Node): boolean {
    if (this.#stale.size === 0) return false
    for (const turn of this.#stale) this.#drawAgain(doc, { first: turn, last: turn })
    this.#stale.clear()
    return true
  }

  /** Follows an edit: what was drawn stays drawn, and the turns that changed are drawn again. */
  follow(transaction: Transaction, changed: readonly Span[]): void {
    const { mapping, before, doc } = transaction
    const [old, now] = [placesOf(before), placesOf(doc)]
    const moved = ({ first, last }: TurnRange): TurnRange => ({
      first: Math.max(0, now.turnAt(mapping.map(old.before(first) + 1, -1))),
      last: Math.max(0, now.turnAt(mapping.map(old.before(last + 1) - 1, 1))),
    })
    this.set = this.set.map(mapping, doc)
    // Where codings are is known for the text as it is now, so what was still to be drawn is drawn in that text.
    const stale = now.turns > 0 ? [...this.#stale].map((turn) => moved({ first: turn, last: turn })) : []
    this.#stale.clear()
    if (this.#drawn) this.#drawn = now.turns > 0 ? moved(this.#drawn) : null
    for (const { first, last } of stale) for (let turn = first; turn <= last; turn++) this.#stale.add(turn)
    this.touch(doc, changed)
    this.redraw(doc)
  }

  emphasise(doc: Node, keys: readonly string[]): boolean {
    const before = this.#emphasised
    const after = new Set(keys)
    this.#emphasised = after
    const others = [...before, ...after].filter((key) => before.has(key) !== after.has(key))
    return this.touch(
      doc,
      others.flatMap((key) => this.#codings.find(key) ?? []),
    )
  }

  preview(doc: Node, span: Span | null): boolean {
    const touched = [this.#preview, span].filter((one) => one !== null)
    this.#preview = span
    return this.touch(doc, touched)
  }

  /** One coding more or less changes few of a turn's tints, and exchanging one costs as much as looking at all. */
  #drawAgain(doc: Node, turns: TurnRange): void {
    const now = new Map(this.#decorateTurns(doc, turns).map((tint) => [likeness(tint), tint]))
    const gone = this.#find(doc, turns).filter((tint) => !now.delete(likeness(tint)))
    this.set = this.set.remove(gone).add(doc, [...now.values()])
  }

  #clear(doc: Node, turns: TurnRange): void {
    if (turns.first <= turns.last) this.set = this.set.remove(this.#find(doc, turns))
  }

  #draw(doc: Node, turns: TurnRange): void {
    if (turns.first <= turns.last) this.set = this.set.add(doc, this.#decorateTurns(doc, turns))
  }

  #find(doc: Node, { first, last }: TurnRange): Decoration[] {
    const places = placesOf(doc)
    return this.set.find(places.before(first) + 1, places.before(last + 1) - 1)
  }

  #decorateTurns(doc: Node, { first, last }: TurnRange): Decoration[] {
    const places = placesOf(doc)
    const decorations: Decoration[] = []
    for (let turn = first; turn <= last; turn++) {
      const words = { start: places.marker(turn) + 1, end: places.offset(places.before(turn + 1)) }
      decorations.push(...this.#decorate(doc, words))
    }
    return decorations
  }

  #decorate(doc: Node, words: Span): Decoration[] {
    const codings = this.#codings.over(words)
    const colours = new Map(codings.map(({ key, colour }) => [key, colour]))
    const drawn: Keyed[] = this.#preview ? [...codings, { ...this.#preview, key: previewKey }] : codings
    return cutSegments(drawn, words).map(({ start, end, keys }) => {
      const { from, to } = rangeOf(doc, { start, end })
      const tint = tintOf(keys.flatMap((key) => colours.get(key) ?? []))
      const names = this.#classOf(keys)
      return Decoration.inline(from, to, { class: names, style: tint }, { look: `${names} ${tint}` })
    })
  }

  #classOf(keys: string[]): string {
    const names = ['tint']
    if (keys.some((key) => this.#emphasised.has(key))) names.push('is-emphasised')
    if (keys.includes(previewKey)) names.push('is-preview')
    return names.join(' ')
  }
}

/** Two tints of one likeness are the same. */
function likeness({ from, to, spec }: Decoration): string {
  return `${from} ${to} ${(spec as { look: string }).look}`
}

function meet(one: TurnRange, other: TurnRange): TurnRange | null {
  const both = { first: Math.max(one.first, other.first), last: Math.min(one.last, other.last) }
  return both.first <= both.last ? both : null
}

function overlap(one: TurnRange, other: TurnRange): boolean {
  return meet(one, other) !== null
}
