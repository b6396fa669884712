import type { Span } from '@intercoder/domain'
import { announce } from '@intercoder/ui'
import type { CodingDesk } from './coding-desk.svelte.ts'
import type { Mark } from './mark.ts'
import { shorten } from './mark-words.ts'

/**
 * Moving an end of a coding, by key or by handle. What is tried out is only drawn; one step is written when it is kept,
 * and Escape leaves the coding as it was.
 */
export class BoundaryMode {
  mark = $state.raw<Mark | null>(null)
  edge = $state<'start' | 'end'>('end')
  /** Where the coding would be. */
  trial = $state.raw<Span | null>(null)

  #desk: CodingDesk

  constructor(desk: CodingDesk) {
    this.#desk = desk
  }

  begin(mark: Mark | null = this.#desk.ownHere(), edge: 'start' | 'end' = 'end'): void {
    if (!mark?.mine || !mark.span || !this.#desk.mayCode) {
      announce('Choose a coding of yours first')
      return
    }
    this.mark = mark
    this.trial = mark.span
    this.edge = edge
    this.#desk.focusedKey = mark.key
    this.#tell()
  }

  switchEdge(edge: 'start' | 'end' = this.edge === 'start' ? 'end' : 'start'): void {
    this.edge = edge
    this.#tell()
  }

  /** Moves the end over one unit; `fine` moves it by one character whatever the snap is. */
  move(towards: 'start' | 'end', fine: boolean): void {
    if (!this.trial) return
    const { reading } = this.#desk
    const next = reading.moved(this.trial, this.edge, towards, fine ? 'character' : reading.snap)
    if (!next) return announce('It cannot go further')
    this.trial = next
    this.#tell()
  }

  /** Takes the end to an offset, out to a whole unit, as when a handle is dragged. */
  drag(offset: number, fine: boolean): void {
    const { trial, edge } = this
    if (!trial) return
    const { reading } = this.#desk
    const from = edge === 'start' ? { start: Math.min(offset, trial.end - 1), end: trial.end } : { start: trial.start, end: Math.max(offset, trial.start + 1) }
    const moved = fine ? from : reading.snapped(from)
    // The end that is not held stays where it is, whatever the unit at it.
    if (moved) this.trial = edge === 'start' ? { ...trial, start: moved.start } : { ...trial, end: moved.end }
  }

  keep(): void {
    const { mark, trial } = this
    this.#end()
    if (!mark?.span || !trial || (trial.start === mark.span.start && trial.end === mark.span.end)) return
    this.#desk.moveTo(mark, trial)
    announce('Kept')
  }

  cancel(): void {
    if (this.mark) announce('Left as it was')
    this.#end()
  }

  #end(): void {
    this.mark = null
    this.trial = null
  }

  #tell(): void {
    if (!this.trial) return
    const words = this.#desk.reading.text.slice(this.trial.start, this.trial.end).replaceAll('\uFFFC', ' ')
    const told = this.edge === 'start' ? `Start at: ${shorten(words, 40)}` : `End at: ${words.slice(-40)}`
    announce(told)
  }
}
