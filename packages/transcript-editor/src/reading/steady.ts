/** Keeps the line that is being read where it is on the screen while the text around it changes. */
import type { Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
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
  if (!line) return
  const position = Math.min(change.mapping.map(line.position), view.state.doc.content.size)
  const moved = view.coordsAtPos(position).top - line.top
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
  if (!first || changed >= first.position || shown.first === shown.last) return first
  return lineIn(view, shown.first + 1, frame.top)
}

/** The first line of a turn's words at or below `top`. */
function lineIn(view: EditorView, turn: number, top: number): Line | null {
  const words = view.dom.children[turn]?.querySelector('.turn-words')
  if (!words) return null
  const box = words.getBoundingClientRect()
  const found = view.posAtCoords({ left: (box.left + box.right) / 2, top: Math.max(box.top, top) + 4 })
  if (!found) return null
  const position = Math.max(1, Math.min(found.pos, view.state.doc.content.size - 1))
  return { position, top: view.coordsAtPos(position).top }
}

function firstChanged({ mapping }: Transaction): number {
  let first = Infinity
  mapping.maps[0]?.forEach((start) => (first = Math.min(first, start)))
  return first
}
