/** Lays out the turns off the screen bit by bit, when there is nothing else to do, from the screen outwards. */
import type { EditorView } from 'prosemirror-view'
import { holdLine } from './steady.ts'
import { frameOf, turnsWithin } from './viewport.ts'

/** Turns laid out in one go: on a slow machine, too, less than what is felt as a hitch. */
const batch = 100

/** Answers whether there are more. */
export function layOutMore(view: EditorView, scroller: HTMLElement): boolean {
  const next = nextTurns(view, scroller)
  if (next.length > 0) holdLine(view, scroller, () => next.forEach((turn) => turn.classList.add('is-laid')))
  return next.length === batch
}

function nextTurns(view: EditorView, scroller: HTMLElement): Element[] {
  const turns = [...view.dom.children]
  const middle = turnsWithin(view.dom, frameOf(scroller))?.first ?? 0
  const found: Element[] = []
  for (let away = 0; away <= turns.length; away++) {
    for (const turn of new Set([turns[middle + away], turns[middle - away]])) {
      if (turn && !turn.classList.contains('is-laid')) found.push(turn)
      if (found.length === batch) return found
    }
  }
  return found
}
