/** What of the text is on the screen: draws tints and measures the margin just there, once a frame at most. */
import type { Span } from '@intercoder/domain'
import { FreshTints } from './codings/fresh-tints.ts'
import type { PlacedCoding, ShownCodings } from './codings/shown-coding.ts'
import { BracketLayout, emptyMargin, type Margin, type Stretch } from './margin/bracket-layout.ts'
import type { Handles } from './margin/handles.ts'
import type { EditorOptions } from './options.ts'
import { IdleWork } from './reading/idle.ts'
import { layOutMore } from './reading/lay-out.ts'
import { holdPlace } from './reading/steady.ts'
import { UntoldSelection } from './reading/untold-selection.ts'
import { contains, frameOf, turnsWithin, widen, type TurnRange } from './reading/viewport.ts'
import { placesOf } from './text/places.ts'
import type { Change, Surface } from './surface.ts'

/** How long drawing waits for the browser to tell of a selection. */
const patienceMs = 100
/** Changes that follow each other as closely as this wait for a frame together. */
const burstMs = 16

export class Screen {
  margin: Margin = emptyMargin
  readonly #surface: Surface
  readonly #options: EditorOptions
  readonly #layout: BracketLayout
  readonly #handles: Handles
  readonly #later: IdleWork
  readonly #stopHeads: () => void
  readonly #resized = new ResizeObserver(() => this.#remeasure())
  readonly #untold = new UntoldSelection()
  readonly #fresh = new FreshTints()
  readonly #watch = new AbortController()
  /** Where on the page the text begins, in pixels. */
  #top: number
  /** The turns with tints and right heads. */
  #drawn: TurnRange | null = null
  #areHeadsShown = false
  /** The turns whose codings are in the margin. */
  #measured: TurnRange | null = null
  #shown: (TurnRange & Span) | null = null
  // What has to be done in the next frame.
  #isLookedAt = false
  #isDrawn = true
  #drawBy: number | null = null
  #isMeasured = false
  #areHandlesPlaced = true
  #stopWaiting: (() => void) | null = null
  /** Calls off what stands beside the words, while it waits for their painting. */
  #beside: (() => void) | null = null
  /** Calls off the drawing of a tint that was painted, while that waits for what stands beside the words. */
  #drawing: (() => void) | null = null
  #refreshedAt = -Infinity

  constructor(surface: Surface, codings: ShownCodings, handles: Handles, options: EditorOptions) {
    this.#surface = surface
    this.#options = options
    this.#handles = handles
    this.#layout = new BracketLayout(codings, options.place, options.labelHeight ?? 20)
    this.#top = frameOf(options.scroller).top
    options.scroller.addEventListener('scroll', () => this.#lookAgain(), { passive: true, signal: this.#watch.signal })
    // Letters of another width may break lines elsewhere without making the text any longer.
    document.fonts.addEventListener('loadingdone', () => this.#remeasure(), { signal: this.#watch.signal })
    this.#resized.observe(surface.view.dom)
    this.#resized.observe(options.scroller)
    this.#later = new IdleWork(() => surface.heads.showMore(surface.view) || layOutMore(surface.view, options.scroller))
    this.#stopHeads = surface.heads.observe(() => this.#takeTurns())
    this.#takeTurns()
    this.settle()
  }

  /** To be called after every change of the text. */
  follow(change: Change): void {
    if (change === 'selection') return
    this.#stopPainting()
    if (change === 'turns') this.#takeTurns()
    this.#layout.forgetLines()
    this.#isLookedAt = false
    this.measureAgain()
  }

  /**
   * To be called when other codings are shown. Their words are tinted at once; what stands beside the words follows when
   * that is painted, so that whoever codes sees it as soon as can be.
   */
  followCodings(): void {
    this.#measureLater()
    this.schedule()
  }

  /** To be called when a coding was made: the same, but that its words are painted as they stand until there is time. */
  paintFresh(coding: PlacedCoding): void {
    if (!this.#fresh.show(this.#surface.view, coding)) return this.followCodings()
    this.#drawing ??= afterPaint(() => (this.#drawing = inFrame(() => this.settle())))
    this.#measureLater()
  }

  /** To be called when other codings are set off from the rest. */
  followEmphasis(keys: readonly string[]): void {
    this.#fresh.emphasise(keys)
    this.schedule()
  }

  /** To be called when lines may stand elsewhere. */
  measureAgain(): void {
    this.#isMeasured = false
    this.schedule()
  }

  /** Shows in the margin where these are. */
  setStretches(stretches: readonly Stretch[]): void {
    if (stretches.length + this.#layout.stretches.length === 0) return
    this.#layout.stretches = stretches
    this.measureAgain()
  }

  /** To be called when decorations changed of which nothing here knows. */
  drawAgain(): void {
    this.#isDrawn = false
    this.schedule()
  }

  /** To be called when another coding has the handles, or none. */
  placeHandles(): void {
    this.#areHandlesPlaced = false
    this.schedule()
  }

  /**
   * Once whoever changes something is through with it, the screen follows: at once, so that the frame to come has to lay
   * out the page only once, or with that frame where something was drawn a moment ago.
   */
  schedule(): void {
    if (this.#stopWaiting) return
    const isFrame = document.hidden || performance.now() - this.#refreshedAt < burstMs
    this.#stopWaiting = isFrame ? inFrame(() => this.#refresh()) : soon(() => this.#refresh())
  }

  /** Does now all that was to be done soon. */
  settle(): void {
    if (this.#beside) this.#isMeasured = false
    this.#beside?.()
    this.#beside = null
    this.#stopPainting()
    this.#refresh()
  }

  destroy(): void {
    this.#stopWaiting?.()
    this.#beside?.()
    this.#stopPainting()
    this.#later.stop()
    this.#stopHeads()
    this.#resized.disconnect()
    this.#untold.destroy()
    this.#watch.abort()
  }

  // Reading of the page and writing to it take turns as seldom as can be.
  #refresh(): void {
    this.#stopWaiting?.()
    this.#stopWaiting = null
    const { view, tints } = this.#surface
    if (!this.#isLookedAt) this.#look()
    if (tints.drawTurns(view.state.doc, this.#drawn)) this.#isDrawn = false
    if (!this.#fresh.isShown && tints.redraw(view.state.doc)) this.#isDrawn = false
    if (!this.#isDrawn) this.#draw()
    if (!this.#beside) this.#drawBeside()
    this.#refreshedAt = performance.now()
  }

  #measureLater(): void {
    this.#beside ??= afterPaint(() => {
      this.#beside = null
      this.#isMeasured = false
      this.#refresh()
    })
  }

  #stopPainting(): void {
    this.#drawing?.()
    this.#drawing = null
    this.#fresh.clear()
  }

  #drawBeside(): void {
    if (!this.#isMeasured) this.#measure()
    else if (!this.#areHandlesPlaced) this.#handles.show()
    this.#areHandlesPlaced = true
  }

  // Called between layout and paint: brackets follow in the same frame.
  #remeasure(): void {
    this.#top = holdPlace(this.#surface.view, this.#options.scroller, this.#top)
    this.#forget()
    this.settle()
  }

  // Scrolling is told of within the frame that shows it.
  #lookAgain(): void {
    this.#isLookedAt = false
    this.#stopWaiting ??= inFrame(() => this.#refresh())
  }

  /** Sees which turns are near the screen. Where lines stand does not change by scrolling. */
  #look(): void {
    this.#isLookedAt = true
    const { view, heads } = this.#surface
    const frame = frameOf(this.#options.scroller)
    const shown = turnsWithin(view.dom, frame)
    const near = turnsWithin(view.dom, widen(frame))
    if (near && !(this.#areHeadsShown && contains(this.#drawn, near))) heads.show(view, near)
    this.#areHeadsShown = near !== null
    this.#drawn = near
    if (!shown || !contains(this.#measured, shown)) {
      this.#measured = near
      this.#isMeasured = false
    }
    this.#tellView(shown)
  }

  #draw(): void {
    const now = performance.now()
    const isUntold = this.#surface.view.hasFocus() && this.#untold.isThere
    if (isUntold && now < (this.#drawBy ??= now + patienceMs)) return this.schedule()
    this.#drawBy = null
    this.#isDrawn = true
    this.#surface.redraw()
  }

  #forget(): void {
    this.#drawn = null
    this.#measured = null
    this.#layout.forgetLines()
    this.#isLookedAt = false
  }

  #takeTurns(): void {
    this.#forget()
    this.#areHeadsShown = false
    this.#surface.heads.restart()
    this.#later.start()
    this.schedule()
  }

  #measure(): void {
    this.#isMeasured = true
    this.margin = this.#layout.measure(this.#surface.view, this.#measured)
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

function inFrame(work: () => void): () => void {
  const frame = requestAnimationFrame(work)
  return () => cancelAnimationFrame(frame)
}

/** In the frame after the next one. Answers how to call it off. */
function afterPaint(work: () => void): () => void {
  let stop = inFrame(() => (stop = inFrame(work)))
  return () => stop()
}

function soon(work: () => void): () => void {
  let isWanted = true
  queueMicrotask(() => isWanted && work())
  return () => (isWanted = false)
}
