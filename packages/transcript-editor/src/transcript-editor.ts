/** A transcript on the screen: its shared text, the codings on it, who else is there. */
import { snapSpan, type SnapUnit, type Span } from '@intercoder/domain'
import { TextSelection } from 'prosemirror-state'
import type { UndoManager } from 'yjs'
import type { PeerSelection } from './codings/peers.ts'
import { ShownCodings, type CodingChange } from './codings/shown-coding.ts'
import type { Margin, Stretch } from './margin/bracket-layout.ts'
import { Handles } from './margin/handles.ts'
import type { EditorOptions } from './options.ts'
import { transcriptOf, unitsAround } from './reading/units.ts'
import { listenToPointer } from './reading/pointer.ts'
import { scrollTo } from './reading/scroll-to.ts'
import { frameOf } from './reading/viewport.ts'
import { Screen } from './screen.ts'
import { Surface, type Change } from './surface.ts'
import type { Mode } from './text/mode.ts'
import { placesOf, rangeOf } from './text/places.ts'

export class TranscriptEditor {
  readonly #options: EditorOptions
  readonly #codings: ShownCodings
  readonly #surface: Surface
  readonly #handles: Handles
  readonly #screen: Screen
  readonly #stopPointer: () => void
  #snap: SnapUnit
  #handled: string | null = null
  #told = ''

  constructor(options: EditorOptions) {
    this.#options = options
    this.#snap = options.snap ?? 'word'
    this.#codings = new ShownCodings(options.index)
    this.#surface = new Surface(options, this.#codings, (change) => this.#follow(change))
    this.#handles = new Handles(
      options.place,
      {
        view: this.#surface.view,
        transcript: () => this.#transcript,
        unit: () => this.#snap,
        span: () => (this.#handled === null ? null : options.index.span(this.#handled)),
        onMove: (span, isDone) => this.#moveBoundary(span, isDone),
      },
      options.words,
    )
    this.#screen = new Screen(this.#surface, this.#codings, this.#handles, options)
    this.#stopPointer = listenToPointer(this.#surface.view, this.#codings, options.on ?? {})
  }

  destroy(): void {
    this.#stopPointer()
    this.#screen.destroy()
    this.#handles.destroy()
    this.#surface.destroy()
  }

  // Codings and people

  /** Takes in codings that came, changed or went; their anchors must be in the index already. */
  setCodings(change: CodingChange): void {
    const made = this.#madeBy(change)
    this.#surface.tints.touch(this.#doc, this.#codings.change(change))
    const coding = made === null ? null : this.#codings.find(made)
    if (coding) this.#screen.paintFresh(coding)
    else this.#screen.followCodings()
  }

  /** Sets these codings off from the others, as when one is hovered or chosen. */
  emphasise(keys: readonly string[]): void {
    if (this.#surface.tints.emphasise(this.#doc, keys)) this.#screen.followEmphasis(keys)
  }

  /** Has the margin say where these stretches are; in reading order, none over another. */
  setStretches(stretches: readonly Stretch[]): void {
    this.#screen.setStretches(stretches)
  }

  /** Gives a coding of one's own the handles with which its ends are moved; null takes them away. */
  handle(key: string | null): void {
    this.#handled = key
    this.#screen.placeHandles()
  }

  /** Puts the keyboard on a handle. */
  focusHandle(edge: 'start' | 'end'): void {
    this.#screen.settle()
    this.#handles.focus(edge)
  }

  /** Puts the keyboard on the end, or on the start where it is on the end already. */
  focusNextHandle(): void {
    this.#screen.settle()
    this.#handles.focusNext()
  }

  /** Draws a span as if it were coded, before it is. */
  preview(span: Span | null): void {
    if (this.#surface.tints.preview(this.#doc, span)) this.#screen.schedule()
  }

  setPeers(peers: readonly PeerSelection[]): void {
    if (this.#surface.peers.show(this.#doc, peers)) this.#screen.drawAgain()
  }

  /** The margin as it was last measured. */
  get margin(): Margin {
    return this.#screen.margin
  }

  // Reading

  get mode(): Mode {
    return this.#surface.mode
  }

  setMode(mode: Mode): void {
    this.#surface.mode = mode
    this.#surface.redraw()
  }

  setSnap(unit: SnapUnit): void {
    this.#snap = unit
    this.#told = ''
    this.#tellSelection()
  }

  focus(): void {
    this.#surface.view.focus()
  }

  get hasFocus(): boolean {
    return this.#surface.view.hasFocus()
  }

  /** What is selected, in offsets; empty where only a caret stands. */
  get selection(): Span {
    const { from, to } = this.#surface.view.state.selection
    const places = placesOf(this.#doc)
    return { start: places.offset(from), end: places.offset(to) }
  }

  /** Takes in what the browser has selected and not told of yet: a key pressed in that moment is meant for it. */
  hearSelection(): void {
    const { view } = this.#surface
    const { anchorNode, focusNode, anchorOffset = 0, focusOffset = 0 } = document.getSelection() ?? {}
    if (!view.hasFocus() || !anchorNode || !focusNode) return
    if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return
    const [anchor, head] = [view.posAtDOM(anchorNode, anchorOffset), view.posAtDOM(focusNode, focusOffset)]
    const heard = TextSelection.between(this.#doc.resolve(anchor), this.#doc.resolve(head))
    if (!heard.eq(view.state.selection)) view.dispatch(view.state.tr.setSelection(heard))
  }

  select(span: Span): void {
    const { from, to } = rangeOf(this.#doc, { start: span.start, end: Math.max(span.start, span.end) })
    this.#select(from, Math.max(from, to))
  }

  /** Brings a span to a share of the screen's height; 0 is its top. */
  scrollTo(span: Span, share = 1 / 3): void {
    scrollTo(this.#surface.view, this.#options.scroller, rangeOf(this.#doc, span).from, share)
  }

  /** Whether a span begins on the screen, as it is at this moment. */
  shows(span: Span): boolean {
    const { top, bottom } = this.#surface.view.coordsAtPos(rangeOf(this.#doc, span).from, 1)
    const frame = frameOf(this.#options.scroller)
    return top >= frame.top && bottom <= frame.bottom
  }

  /** Widens the selection to whole units, or selects the unit at the caret. */
  selectUnits(unit: SnapUnit): boolean {
    const span = unitsAround(this.#transcript, this.selection, unit)
    if (span) this.select(span)
    return span !== null
  }

  /** The smallest span of whole units around a span, as selections are snapped. */
  snapped(span: Span): Span | null {
    return snapSpan(this.#transcript, span, { unit: this.#snap })
  }

  // Correcting

  /** Undo and redo of my own corrections. */
  get history(): UndoManager {
    return this.#surface.history
  }

  get #doc() {
    return this.#surface.view.state.doc
  }

  get #transcript() {
    return transcriptOf(this.#doc, this.#options.index.text)
  }

  /** The key of the coding that somebody makes; null where more happens than that. */
  #madeBy({ set = [], removed = [] }: CodingChange): string | null {
    const [only, ...others] = set
    const isMade = only && others.length + removed.length === 0 && !this.#codings.find(only.key)
    return isMade ? only.key : null
  }

  #select(anchor: number, head: number): void {
    const { view } = this.#surface
    const selection = TextSelection.between(this.#doc.resolve(anchor), this.#doc.resolve(head))
    view.dispatch(view.state.tr.setSelection(selection).scrollIntoView())
  }

  #moveBoundary(span: Span | null, isDone: boolean): void {
    this.preview(isDone ? null : span)
    if (span && this.#handled !== null) this.#options.on?.boundary?.(this.#handled, span, isDone)
  }

  #follow(change: Change): void {
    this.#screen.follow(change)
    this.#tellSelection()
  }

  #tellSelection(): void {
    const { on } = this.#options
    const chosen = this.selection
    const snapped = chosen.end > chosen.start ? this.snapped(chosen) : null
    const told = JSON.stringify([chosen, snapped])
    if (told === this.#told) return
    this.#told = told
    on?.selection?.(snapped && { chosen, snapped })
    on?.caret?.(placesOf(this.#doc).offset(this.#surface.view.state.selection.head))
  }
}
