/** Keeps the line that is being read where it is on the screen while the text around it changes. */
import type { Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { placesOf } from '../text/places.ts'
import { frameOf, turnsWithin } from './viewport.ts'

interface Line {
  position: number
  top: number
}

/**
 * Runs `apply` and scrolls so that the reader sees no difference. The caret's line stays when it is on the screen and in
 * use, else the first line of the screen; where the change will set that line anew, the first turn that begins on the
 * screen. Browsers do this by themselves for whole turns that come above the screen, not within one that begins above it.
 */
export function keepSteady(view: EditorView, scroller: HTMLElement, change: Transaction, apply: () => void): void {
  const line = caretLine(view, scroller) ?? lineBeside(view, scroller, firstChanged(change))
  apply()
  if (line) putBack(view, scroller, { ...line, position: change.mapping.map(line.position) })
}

/** The same for what changes only where lines stand. */
export function holdLine(view: EditorView, scroller: HTMLElement, apply: () => void): void {
  const line = lineBeside(view, scroller, Infinity)
  apply()
  if (line) putBack(view, scroller, line)
}

/**
 * Scrolls on by what came above the scrolling element, as a line of news does, so that the words stay where they were on
 * the page. Whoever has only just opened the text still sees its beginning. Answers with where the element begins now.
 */
export function holdPlace(view: EditorView, scroller: HTMLElement, before: number): number {
  const { top } = frameOf(scroller)
  if (top !== before && (scroller.scrollTop > 0 || view.hasFocus())) scroller.scrollTop += top - before
  return top
}

function putBack(view: EditorView, scroller: HTMLElement, { position, top }: Line): void {
  const moved = view.coordsAtPos(Math.min(position, view.state.doc.content.size), 1).top - top
  if (Math.abs(moved) >= 1) scroller.scrollTop += moved
}

function caretLine(view: EditorView, scroller: HTMLElement): Line | null {
  if (!view.hasFocus()) return null
  const frame = frameOf(scroller)
  const position = view.state.selection.head
  const { top, bottom } = view.coordsAtPos(position)
  return top >= frame.top && bottom <= frame.bottom ? { position, top } : null
}

function lineBeside(view: EditorView, scroller: HTMLElement, changed: number): Line | null {
  const frame = frameOf(scroller)
  const shown = turnsWithin(view.dom, frame)
  if (!shown) return null
  const first = lineIn(view, shown.first, frame.top)
  if (changed >= first.position || shown.first === shown.last) return first
  return lineIn(view, shown.first + 1, frame.top)
}

/** The first line of a turn's words at or below `top`. Looked for by halving: asking what lies at a point is slower. */
function lineIn(view: EditorView, turn: number, top: number): Line {
  const places = placesOf(view.state.doc)
  let position = places.before(turn) + 1
  let end = places.before(turn + 1) - 1
  while (position < end) {
    const middle = (position + end) >> 1
    if (view.coordsAtPos(position, 1).top >= top) break
    if (view.coordsAtPos(middle, 1).top >= top) end = middle
    else position = middle + 1
  }
  return { position, top: view.coordsAtPos(position, 1).top }
}

function firstChanged({ mapping }: Transaction): number {
  let first = Infinity
  mapping.maps[0]?.forEach((start) => (first = Math.min(first, start)))
  return first
}
