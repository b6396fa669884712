/**
 * The tints under coded words, drawn only for the turns near the screen. One decoration set, mapped through edits and
 * changed turn by turn, never built again.
 */
import type { Span } from '@intercoder/domain'
import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { TurnRange } from '../reading/viewport.ts'
import { placesOf, rangeOf } from '../text/places.ts'
import { cutSegments, tintOf, type Keyed } from './segments.ts'
import type { PlacedCoding, ShownCodings } from './shown-coding.ts'

/** The key under which a span is drawn that is not coded yet, as when an end is being dragged. */
const previewKey = '\u0000preview'

export class Tints {
  set = DecorationSet.empty
  readonly #codings: ShownCodings
  #drawn: TurnRange | null = null
  #emphasised: ReadonlySet<string> = new Set()
  #preview: Span | null = null

  constructor(codings: ShownCodings) {
    this.#codings = codings
  }

  /** Draws the turns of `range` and lets go of those outside it. */
  drawTurns(doc: Node, range: TurnRange | null): boolean {
    const before = this.#drawn
    this.#drawn = range
    if (before && range && before.first === range.first && before.last === range.last) return false
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

  /** Draws again the turns that the spans touch. Answers whether any of them is on the screen. */
  redraw(doc: Node, spans: readonly Span[]): boolean {
    const places = placesOf(doc)
    let isSeen = false
    for (const { start, end } of spans) {
      const touched = { first: places.turnOf(start), last: places.turnOf(Math.max(start, end - 1)) }
      const seen = this.#drawn && meet(touched, this.#drawn)
      if (!seen) continue
      isSeen = true
      this.#clear(doc, seen)
      this.#draw(doc, seen)
    }
    return isSeen
  }

  /** Follows an edit: what was drawn stays drawn, and the turns that changed are drawn again. */
  follow(transaction: Transaction, changed: readonly Span[]): void {
    const { mapping, before, doc } = transaction
    this.set = this.set.map(mapping, doc)
    if (this.#drawn) {
      const [old, now] = [placesOf(before), placesOf(doc)]
      const first = now.turnAt(mapping.map(old.before(this.#drawn.first) + 1, -1))
      const last = now.turnAt(mapping.map(old.before(this.#drawn.last + 1) - 1, 1))
      this.#drawn = now.turns > 0 ? { first: Math.max(0, first), last: Math.max(0, last) } : null
    }
    this.redraw(doc, changed)
  }

  emphasise(doc: Node, keys: readonly string[]): boolean {
    const before = this.#emphasised
    const after = new Set(keys)
    this.#emphasised = after
    const isOther = ({ key }: Keyed) => before.has(key) !== after.has(key)
    return this.redraw(doc, this.#codings.placed().filter(isOther))
  }

  preview(doc: Node, span: Span | null): boolean {
    const touched = [this.#preview, span].filter((one) => one !== null)
    this.#preview = span
    return this.redraw(doc, touched)
  }

  #clear(doc: Node, turns: TurnRange): void {
    if (turns.first > turns.last) return
    const places = placesOf(doc)
    const found = this.set.find(places.before(turns.first) + 1, places.before(turns.last + 1) - 1)
    this.set = this.set.remove(found)
  }

  #draw(doc: Node, turns: TurnRange): void {
    if (turns.first > turns.last) return
    const places = placesOf(doc)
    const within = { start: places.marker(turns.first), end: places.offset(places.before(turns.last + 1)) }
    const codings = this.#codings.over(within)
    const decorations: Decoration[] = []
    for (let turn = turns.first; turn <= turns.last; turn++) {
      const words = { start: places.marker(turn) + 1, end: places.offset(places.before(turn + 1)) }
      decorations.push(...this.#decorate(doc, codings, words))
    }
    this.set = this.set.add(doc, decorations)
  }

  #decorate(doc: Node, codings: readonly PlacedCoding[], words: Span): Decoration[] {
    const colours = new Map(codings.map(({ key, colour }) => [key, colour]))
    const drawn: Keyed[] = this.#preview ? [...codings, { ...this.#preview, key: previewKey }] : [...codings]
    return cutSegments(drawn, words).map(({ start, end, keys }) => {
      const { from, to } = rangeOf(doc, { start, end })
      const tint = tintOf(keys.flatMap((key) => colours.get(key) ?? []))
      return Decoration.inline(from, to, { class: this.#classOf(keys), style: tint })
    })
  }

  #classOf(keys: string[]): string {
    const names = ['tint']
    if (keys.some((key) => this.#emphasised.has(key))) names.push('is-emphasised')
    if (keys.includes(previewKey)) names.push('is-preview')
    return names.join(' ')
  }
}

function meet(one: TurnRange, other: TurnRange): TurnRange | null {
  const both = { first: Math.max(one.first, other.first), last: Math.min(one.last, other.last) }
  return both.first <= both.last ? both : null
}

function overlap(one: TurnRange, other: TurnRange): boolean {
  return meet(one, other) !== null
}
