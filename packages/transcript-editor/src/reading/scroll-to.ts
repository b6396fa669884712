import type { EditorView } from 'prosemirror-view'
import { frameOf } from './viewport.ts'

/** Frames in which turns drawn on the way may still change their height. */
const rounds = 4

/**
 * Brings a position to the given share of the screen's height. Turns off the screen have only a guessed height, so the
 * place is looked at again in the next frames, when they have been drawn.
 */
export function scrollTo(view: EditorView, scroller: HTMLElement, position: number, share: number): void {
  const settle = (left: number) => {
    if (view.isDestroyed) return
    const frame = frameOf(scroller)
    const away = view.coordsAtPos(position).top - frame.top - (frame.bottom - frame.top) * share
    if (Math.abs(away) >= 1) scroller.scrollTop += away
    if (left > 0) requestAnimationFrame(() => settle(left - 1))
  }
  settle(rounds)
}
