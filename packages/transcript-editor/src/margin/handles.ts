/** Two handles with which the ends of one coding are moved, by pointer and by keyboard. */
import { moveEdge, snapSpan, type Edge, type SnapUnit, type Span, type Transcript } from '@intercoder/domain'
import type { EditorView } from 'prosemirror-view'
import { placesOf, rangeOf } from '../text/places.ts'

export interface HandledText {
  view: EditorView
  transcript: () => Transcript
  unit: () => SnapUnit
  /** The span of the coding that has the handles, or null. */
  span: () => Span | null
  /** Where an end is now; `isDone` once it is let go. A null span with `isDone` means that the move was given up. */
  onMove: (span: Span | null, isDone: boolean) => void
}

interface Upright {
  left: number
  top: number
  bottom: number
}

const arrows: Record<string, Edge | undefined> = {
  ArrowLeft: 'start',
  ArrowUp: 'start',
  ArrowRight: 'end',
  ArrowDown: 'end',
}

export class Handles {
  readonly #text: HandledText
  readonly #place: HTMLElement
  readonly #handles: Record<Edge, HTMLButtonElement>
  #dragged: Span | null = null

  /** `labels` name the handles for screen readers. */
  constructor(place: HTMLElement, text: HandledText, labels: Record<Edge, string>) {
    this.#text = text
    this.#place = place
    this.#handles = { start: this.#make('start', labels.start), end: this.#make('end', labels.end) }
    place.append(this.#handles.start, this.#handles.end)
    this.show()
  }

  /** Puts the handles where the ends of the coding are. */
  show(): void {
    const span = this.#dragged ?? this.#text.span()
    const ends = span && this.#measure(span)
    for (const edge of ['start', 'end'] as const) put(this.#handles[edge], ends && ends[edge])
  }

  focus(edge: Edge): void {
    this.#handles[edge].focus()
  }

  focusNext(): void {
    this.focus(document.activeElement === this.#handles.end ? 'start' : 'end')
  }

  destroy(): void {
    for (const handle of Object.values(this.#handles)) handle.remove()
  }

  #make(edge: Edge, label: string): HTMLButtonElement {
    const handle = document.createElement('button')
    handle.type = 'button'
    handle.className = `boundary-handle is-${edge}`
    handle.ariaLabel = label
    handle.addEventListener('pointerdown', (event) => this.#drag(handle, edge, event))
    handle.addEventListener('keydown', (event) => this.#step(edge, event))
    return handle
  }

  // Both ends before either handle is moved: the page is laid out once.
  #measure(span: Span): Record<Edge, Upright> {
    const { view } = this.#text
    const { from, to } = rangeOf(view.state.doc, span)
    const origin = this.#place.getBoundingClientRect()
    const within = ({ left, top, bottom }: Upright) => ({
      left: left - origin.left,
      top: top - origin.top,
      bottom: bottom - origin.top,
    })
    return { start: within(view.coordsAtPos(from, 1)), end: within(view.coordsAtPos(to, -1)) }
  }

  #drag(handle: HTMLElement, edge: Edge, down: PointerEvent): void {
    if (down.button !== 0) return
    down.preventDefault()
    handle.focus()
    const watch = new AbortController()
    handle.setPointerCapture(down.pointerId)
    const finish = (isDone: boolean) => {
      watch.abort()
      const span = this.#dragged
      this.#dragged = null
      this.#text.onMove(isDone ? span : null, true)
      this.show()
    }
    const { signal } = watch
    handle.addEventListener('pointermove', (event) => this.#follow(edge, event), { signal })
    const letGo = (event: PointerEvent) => {
      // The words may have moved under a pointer that stood still.
      if (this.#dragged) this.#follow(edge, event)
      finish(true)
    }
    handle.addEventListener('pointerup', letGo, { signal })
    handle.addEventListener('pointercancel', () => finish(false), { signal })
    handle.addEventListener('keydown', (event) => event.key === 'Escape' && finish(false), { signal })
  }

  #follow(edge: Edge, event: PointerEvent): void {
    const span = this.#text.span()
    const offset = this.#offsetAt(event)
    if (!span || offset === null) return
    const wanted = edge === 'start' ? { start: offset, end: span.end } : { start: span.start, end: offset }
    if (wanted.end <= wanted.start) return
    const moved = snapSpan(this.#text.transcript(), wanted, { unit: this.#text.unit() })
    if (!moved) return
    // Only the end in the hand moves, however the other one lies among the units.
    this.#dragged = edge === 'start' ? { start: moved.start, end: span.end } : { start: span.start, end: moved.end }
    this.#text.onMove(this.#dragged, false)
    this.show()
  }

  // The handles cover the words, so the place is looked for beneath them.
  #offsetAt({ clientX, clientY }: PointerEvent): number | null {
    this.#place.classList.add('is-dragging')
    const { view } = this.#text
    const found = view.posAtCoords({ left: clientX, top: clientY })
    this.#place.classList.remove('is-dragging')
    return found ? placesOf(view.state.doc).offset(found.pos) : null
  }

  #step(edge: Edge, event: KeyboardEvent): void {
    const towards = arrows[event.key]
    const span = this.#text.span()
    if (!towards || !span) return
    event.preventDefault()
    const unit = event.altKey ? 'character' : this.#text.unit()
    const moved = moveEdge(this.#text.transcript(), span, { edge, towards, unit })
    if (moved) this.#text.onMove(moved, true)
  }
}

function put(handle: HTMLElement, at: Upright | null): void {
  handle.hidden = at === null
  if (!at) return
  handle.style.left = `${at.left}px`
  handle.style.top = `${at.top}px`
  handle.style.height = `${at.bottom - at.top}px`
}
