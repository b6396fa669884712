/** Keeps the number, speaker and time beside every turn right, touching only the turns where they changed. */
import { observeTurnDetails, readTurnDetails, type AnchorIndex } from '@intercoder/documents'
import type { EditorView } from 'prosemirror-view'
import { TurnView } from './turn-view.ts'

const unknown = { speaker: '', start: null, end: null }

export class TurnHeads {
  readonly #views = new WeakMap<Element, TurnView>()
  readonly #index: AnchorIndex
  #view: EditorView | null = null
  #stop: () => void = () => undefined

  constructor(index: AnchorIndex) {
    this.#index = index
  }

  /** For the editor to make its turns with. */
  readonly make = (...[node]: ConstructorParameters<typeof TurnView>): TurnView => {
    const view = new TurnView(node)
    this.#views.set(view.dom, view)
    return view
  }

  follow(view: EditorView): void {
    this.#view = view
    this.#stop = observeTurnDetails(this.#index.doc, () => this.show())
    this.show()
  }

  /** To be called when turns came, went or changed places. */
  show(): void {
    if (!this.#view) return
    let number = 0
    for (let element = this.#view.dom.firstElementChild; element; element = element.nextElementSibling) {
      const turn = this.#views.get(element)
      number++
      turn?.showHead(number, turn.id === null ? unknown : readTurnDetails(this.#index.doc, turn.id))
    }
  }

  destroy(): void {
    this.#stop()
  }
}
