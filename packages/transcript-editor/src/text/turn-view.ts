/** How a turn is drawn: its number, speaker and time as real text beside the words, but not part of them. */
import type { TurnId } from '@intercoder/domain'
import type { TurnDetails } from '@intercoder/documents'
import type { Node } from 'prosemirror-model'
import type { NodeView, ViewMutationRecord } from 'prosemirror-view'
import { turnIdOf } from './schema.ts'

/** Characters to a line, only to guess the height of turns that have not been drawn yet. */
const guessedLine = 68

export class TurnView implements NodeView {
  readonly dom = document.createElement('section')
  readonly contentDOM = document.createElement('p')
  readonly #head = document.createElement('header')
  readonly #number = part('turn-number')
  readonly #speaker = part('turn-speaker')
  readonly #time = part('turn-time')
  #turn: Node

  constructor(turn: Node) {
    this.#turn = turn
    this.dom.className = 'turn'
    this.#head.className = 'turn-head'
    this.#head.contentEditable = 'false'
    this.#head.append(this.#number, ' ', this.#speaker, ' ', this.#time)
    this.contentDOM.className = 'turn-words'
    this.contentDOM.dir = 'auto'
    this.dom.append(this.#head, this.contentDOM)
    this.#guessHeight()
  }

  get id(): TurnId | null {
    return turnIdOf(this.#turn)
  }

  /** `number` counts from 1. */
  showHead(number: number, { speaker, start }: TurnDetails): void {
    show(this.#number, String(number))
    show(this.#speaker, speaker)
    show(this.#time, start === null ? '' : clockOf(start))
  }

  update(turn: Node): boolean {
    if (turn.type !== this.#turn.type || turnIdOf(turn) !== this.id) return false
    this.#turn = turn
    this.#guessHeight()
    return true
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)
  }

  #guessHeight(): void {
    const lines = Math.max(1, Math.ceil(this.#turn.content.size / guessedLine))
    this.dom.style.setProperty('--lines', String(lines))
  }
}

/** h:mm:ss from milliseconds. */
function clockOf(time: number): string {
  const seconds = Math.floor(time / 1000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return [hours, pad(minutes), pad(seconds % 60)].join(':')
}

function part(name: string): HTMLElement {
  const element = document.createElement('span')
  element.className = name
  return element
}

function show(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
