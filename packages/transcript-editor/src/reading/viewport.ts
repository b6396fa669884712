/** Which turns are on the screen. */
import { firstWhere } from '@intercoder/domain'

/** Turns by number, first and last included. */
export interface TurnRange {
  first: number
  last: number
}

export interface Frame {
  top: number
  bottom: number
}

export function frameOf(scroller: HTMLElement): Frame {
  const { top } = scroller.getBoundingClientRect()
  return { top: top + scroller.clientTop, bottom: top + scroller.clientTop + scroller.clientHeight }
}

/** The turns of `text` that a frame shows, the partly shown ones too; null where there are none. */
export function turnsWithin(text: HTMLElement, frame: Frame): TurnRange | null {
  const turns = text.children
  const first = firstWhere(turns.length, (turn) => edge(turns, turn, 'bottom') > frame.top)
  const last = firstWhere(turns.length, (turn) => edge(turns, turn, 'top') >= frame.bottom) - 1
  return first <= last ? { first, last } : null
}

/** The frame and as much again above and below it. */
export function widen({ top, bottom }: Frame): Frame {
  return { top: top - (bottom - top), bottom: bottom + (bottom - top) }
}

export function contains(outer: TurnRange | null, inner: TurnRange): boolean {
  return outer !== null && outer.first <= inner.first && inner.last <= outer.last
}

function edge(turns: HTMLCollection, turn: number, side: 'top' | 'bottom'): number {
  return turns[turn]?.getBoundingClientRect()[side] ?? 0
}
