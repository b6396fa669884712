/** What of the text is on the screen: draws tints and measures the margin just there, once a frame at most. */
import type { Span } from '@intercoder/domain'
import type { ShownCodings } from './codings/shown-coding.ts'
import { BracketLayout, emptyMargin, type Margin } from './margin/bracket-layout.ts'
import type { Handles } from './margin/handles.ts'
import type { EditorOptions } from './options.ts'
import { IdleWork } from './reading/idle.ts'
import { layOutMore } from './reading/lay-out.ts'
import { contains, frameOf, turnsWithin, widen, type TurnRange } from './reading/viewport.ts'
import { placesOf } from './text/places.ts'
import type { Change, Surface } from './surface.ts'

export class Screen {
  margin: Margin = emptyMargin
  readonly #surface: Surface
  readonly #options: EditorOptions
  readonly #layout: BracketLayout
  readonly #handles: Handles
  readonly #later: IdleWork
  readonly #stopHeads: () => void
  readonly #resized = new ResizeObserver(() => this.#remeasure())
  readonly #watch = new AbortController()
  #region: TurnRange | null = null
  #areHeadsShown = false
  #shown: (TurnRange & Span) | null = null
  #isMeasured = false
  #frame = 0

  constructor(surface: Surface, codings: ShownCodings, handles: Handles, options: EditorOptions) {
    this.#surface = surface
    this.#options = options
    this.#handles = handles
    this.#layout = new BracketLayout(codings, options.place, options.labelHeight ?? 20)
    options.scroller.addEventListener('scroll', () => this.schedule(), { passive: true, signal: this.#watch.signal })
    this.#resized.observe(surface.view.dom)
    this.#resized.observe(options.scroller)
    this.#later = new IdleWork(() => surface.heads.showMore(surface.view) || layOutMore(surface.view, options.scroller))
    this.#stopHeads = surface.heads.observe(() => this.#takeTurns())
    this.#takeTurns()
    this.refresh()
  }

  /** To be called after every change of the text. */
  follow(change: Change): void {
    if (change === 'selection') return
    if (change === 'turns') this.#takeTurns()
    this.#layout.forgetLines()
    this.measureAgain()
  }

  /** To be called when other codings are shown. */
  measureAgain(): void {
    this.#isMeasured = false
    this.schedule()
  }

  schedule(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0
      this.refresh()
    })
  }

  refresh(): void {
    const { view, tints, heads } = this.#surface
    const frame = frameOf(this.#options.scroller)
    const shown = turnsWithin(view.dom, frame)
    if (!shown || !contains(this.#region, shown)) this.#regard(turnsWithin(view.dom, widen(frame)))
    if (!this.#areHeadsShown && this.#region) heads.show(view, this.#region)
    this.#areHeadsShown = true
    if (tints.drawTurns(view.state.doc, this.#region)) this.#surface.redraw()
    if (!this.#isMeasured) this.#measure()
    this.#tellView(shown)
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame)
    this.#later.stop()
    this.#stopHeads()
    this.#resized.disconnect()
    this.#watch.abort()
  }

  // Called between layout and paint: brackets follow in the same frame.
  #remeasure(): void {
    this.#region = null
    this.refresh()
  }

  #regard(region: TurnRange | null): void {
    this.#region = region
    this.#areHeadsShown = false
    this.#layout.forgetLines()
    this.#isMeasured = false
  }

  #takeTurns(): void {
    this.#region = null
    this.#areHeadsShown = false
    this.#surface.heads.restart()
    this.#later.start()
    this.schedule()
  }

  #measure(): void {
    this.#isMeasured = true
    this.margin = this.#layout.measure(this.#surface.view, this.#region)
    this.#handles.show()
    this.#options.on?.margin?.(this.margin)
  }

  #tellView(shown: TurnRange | null): void {
    if (!shown) return
    const places = placesOf(this.#surface.view.state.doc)
    const top = places.marker(shown.first)
    const now = { ...shown, start: top + 1, end: places.offset(places.before(shown.last + 1)) }
    const { first, last, start, end } = now
    const isSame = this.#shown?.start === start && this.#shown.end === end && this.#shown.first === first
    this.#shown = now
    if (!isSame) this.#options.on?.view?.({ span: { start, end }, top, first, last })
  }
}
