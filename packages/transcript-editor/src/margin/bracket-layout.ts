/** Measures where the brackets of the codings near the screen stand, all reading of the page in one go. */
import type { Span } from '@intercoder/domain'
import type { EditorView } from 'prosemirror-view'
import type { PlacedCoding, ShownCodings } from '../codings/shown-coding.ts'
import type { TurnRange } from '../reading/viewport.ts'
import { placesOf, rangeOf } from '../text/places.ts'
import { nameBrackets, type Label } from './labels.ts'
import { assignLanes } from './lanes.ts'

export interface Bracket extends PlacedCoding {
  /** Lane 0 is beside the words. */
  lane: number
  /** Pixels from the top of the element that the editor stands in, so that brackets scroll with the text. */
  top: number
  bottom: number
  /** Whether the coding goes on beyond what has been measured. */
  isOpenAbove: boolean
  isOpenBelow: boolean
}

/** Words that are told apart from others for a reason of whoever shows them, such as how far coders agree there. */
export interface Stretch extends Span {
  kind: string
}

export interface PlacedStretch extends Stretch {
  /** Pixels, as of a bracket. */
  top: number
  bottom: number
}

export interface Margin {
  /** In reading order. */
  brackets: Bracket[]
  labels: Label[]
  /** In reading order. */
  stretches: PlacedStretch[]
  /** How many lanes are in use. */
  lanes: number
}

export const emptyMargin: Margin = { brackets: [], labels: [], stretches: [], lanes: 0 }

/** Space between two brackets in one lane, so that they do not look like one. */
const gap = 2

export class BracketLayout {
  readonly #codings: ShownCodings
  readonly #place: HTMLElement
  readonly #labelHeight: number
  #lanes: ReadonlyMap<string, number> = new Map()
  #ruler: Ruler | null = null
  /** In reading order, none over another. */
  stretches: readonly Stretch[] = []

  constructor(codings: ShownCodings, place: HTMLElement, labelHeight: number) {
    this.#codings = codings
    this.#place = place
    this.#labelHeight = labelHeight
  }

  /** To be called when lines may stand elsewhere: tints move none, edits and other widths do. */
  forgetLines(): void {
    this.#ruler = null
  }

  /** The brackets of the codings over the given turns. */
  measure(view: EditorView, turns: TurnRange | null): Margin {
    if (!turns) return emptyMargin
    const places = placesOf(view.state.doc)
    const within = { start: places.marker(turns.first) + 1, end: places.offset(places.before(turns.last + 1)) }
    const ruler = (this.#ruler ??= new Ruler(view, this.#place))
    ruler.findOrigin()
    const uprights = this.#codings.over(within).map((coding) => measureCoding(coding, within, ruler))
    const lanes = assignLanes(
      uprights.map(({ key, code, top, bottom }) => ({ key, group: code, top, bottom: bottom + gap })),
      this.#lanes,
    )
    this.#lanes = lanes
    const brackets = uprights.map((upright) => ({ ...upright, lane: lanes.get(upright.key) ?? 0 }))
    return {
      brackets,
      labels: nameBrackets(brackets, this.#labelHeight),
      stretches: this.stretches
        .filter((one) => one.start < within.end && one.end > within.start)
        .map((one) => measureSpan(one, within, ruler)),
      lanes: 1 + Math.max(-1, ...lanes.values()),
    }
  }
}

function measureCoding(coding: PlacedCoding, within: Span, ruler: Ruler): Omit<Bracket, 'lane'> {
  const isOpenAbove = within.start > coding.start
  const isOpenBelow = within.end < coding.end
  return { ...measureSpan(coding, within, ruler), isOpenAbove, isOpenBelow }
}

function measureSpan<T extends Span>(span: T, within: Span, ruler: Ruler): T & { top: number; bottom: number } {
  const start = Math.max(span.start, within.start)
  const end = Math.min(span.end, within.end)
  const { from, to } = rangeOf(ruler.doc, { start, end })
  const { top, bottom } = ruler.at(from, 1)
  return { ...span, top, bottom: Math.max(ruler.at(to, -1).bottom, bottom) }
}

/** Many codings share their ends, and asking the browser is what costs. */
class Ruler {
  readonly #view: EditorView
  readonly #place: HTMLElement
  #origin = 0
  readonly #known = new Map<number, { top: number; bottom: number }>()

  constructor(view: EditorView, place: HTMLElement) {
    this.#view = view
    this.#place = place
  }

  /** To be called before measuring: lines stay where they are in the text, but the text may have been scrolled. */
  findOrigin(): void {
    this.#origin = this.#place.getBoundingClientRect().top
  }

  get doc() {
    return this.#view.state.doc
  }

  at(position: number, side: 1 | -1): { top: number; bottom: number } {
    const key = position * side
    const known = this.#known.get(key)
    if (known) return known
    const { top, bottom } = this.#view.coordsAtPos(position, side)
    const line = { top: top - this.#origin, bottom: bottom - this.#origin }
    this.#known.set(key, line)
    return line
  }
}
