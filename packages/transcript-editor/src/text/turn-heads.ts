/** Keeps the number, speaker and time beside every turn right: at once near the screen, elsewhere when there is time. */
import { observeTurnDetails, readTurnDetails, type AnchorIndex } from '@intercoder/documents'
import type { EditorView } from 'prosemirror-view'
import type { TurnRange } from '../reading/viewport.ts'
import { TurnView } from './turn-view.ts'

const unknown = { speaker: '', start: null, end: null }

/** Heads shown in one go. After a split all numbers behind it change, and each change sets its turn anew. */
const batch = 250

export class TurnHeads {
  readonly #views = new WeakMap<Element, TurnView>()
  readonly #index: AnchorIndex
  #next = 0

  constructor(index: AnchorIndex) {
    this.#index = index
  }

  /** For the editor to make its turns with. */
  readonly make = (...[node]: ConstructorParameters<typeof TurnView>): TurnView => {
    const view = new TurnView(node)
    this.#views.set(view.dom, view)
    return view
  }

  /** Calls back when speakers or times changed. Returns how to stop. */
  observe(onChange: () => void): () => void {
    return observeTurnDetails(this.#index.doc, onChange)
  }

  show({ dom }: EditorView, { first, last }: TurnRange): void {
    for (let number = first; number <= last; number++) {
      const element = dom.children[number]
      const turn = element && this.#views.get(element)
      turn?.showHead(number + 1, turn.id === null ? unknown : readTurnDetails(this.#index.doc, turn.id))
    }
  }

  /** Begins again with the first turn. */
  restart(): void {
    this.#next = 0
  }

  /** Shows some more heads. Answers whether there are others left. */
  showMore(view: EditorView): boolean {
    const last = Math.min(this.#next + batch, view.dom.children.length) - 1
    this.show(view, { first: this.#next, last })
    this.#next = last + 1
    return this.#next < view.dom.children.length
  }
}
