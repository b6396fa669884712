/** Keeps the line that is being read where it is on the screen while the text around it changes. */
import type { Mappable } from 'prosemirror-transform'
import type { EditorView } from 'prosemirror-view'
import { frameOf, turnsWithin } from './viewport.ts'

/**
 * Runs `change`, which answers with how positions moved, and scrolls so that the reader sees no difference: the caret's
 * line stays when it is on the screen and in use, else the first line of the screen. Browsers do this by themselves for
 * whole turns that come above the screen, not for words within a turn that begins above it.
 */
export function keepSteady(view: EditorView, scroller: HTMLElement, change: () => Mappable): void {
  const line = lineInUse(view, scroller)
  const mapping = change()
  if (!line) return
  const position = Math.min(mapping.map(line.position), view.state.doc.content.size)
  const moved = view.coordsAtPos(position).top - line.top
  if (Math.abs(moved) >= 1) scroller.scrollTop += moved
}

interface Line {
  position: number
  top: number
}

function lineInUse(view: EditorView, scroller: HTMLElement): Line | null {
  const frame = frameOf(scroller)
  if (view.hasFocus() && view.state.doc.content.size > 0) {
    const position = view.state.selection.head
    const { top, bottom } = view.coordsAtPos(position)
    if (top >= frame.top && bottom <= frame.bottom) return { position, top }
  }
  return firstLine(view, scroller)
}

/** The first line of words that is wholly on the screen. */
export function firstLine(view: EditorView, scroller: HTMLElement): Line | null {
  const frame = frameOf(scroller)
  const shown = turnsWithin(view.dom, frame)
  const words = shown && view.dom.children[shown.first]?.querySelector('.turn-words')
  if (!words) return null
  const box = words.getBoundingClientRect()
  const found = view.posAtCoords({ left: (box.left + box.right) / 2, top: Math.max(box.top, frame.top) + 4 })
  if (!found) return null
  const position = Math.max(1, Math.min(found.pos, view.state.doc.content.size - 1))
  return { position, top: view.coordsAtPos(position).top }
}
