/** The text itself: what is typed here and what arrives from elsewhere, with the decorations that follow it. */
import type { Span } from '@intercoder/domain'
import { lengthOf, undoTranscript } from '@intercoder/documents'
import { EditorState, Plugin, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import type { UndoManager } from 'yjs'
import { Peers } from './codings/peers.ts'
import type { ShownCodings } from './codings/shown-coding.ts'
import { Tints } from './codings/tints.ts'
import type { EditorOptions } from './options.ts'
import { keepSteady } from './reading/steady.ts'
import { changesOf } from './text/changes.ts'
import { guardText, type Mode } from './text/mode.ts'
import { turnIdOf } from './text/schema.ts'
import { isRepeated, SharedText } from './text/shared-text.ts'
import { TurnHeads } from './text/turn-heads.ts'
import { isWholeStep, typeText } from './text/typing.ts'

/** How much of the text changed: nothing but the selection, words within turns, or the turns themselves. */
export type Change = 'selection' | 'words' | 'turns'

export class Surface {
  readonly view: EditorView
  readonly tints: Tints
  readonly peers: Peers
  readonly heads: TurnHeads
  readonly history: UndoManager
  mode: Mode
  readonly #shared: SharedText
  readonly #codings: ShownCodings
  readonly #scroller: HTMLElement
  readonly #onChange: (change: Change) => void

  /** `onChange` is called after the text or the selection changed. */
  constructor(options: EditorOptions, codings: ShownCodings, onChange: (change: Change) => void) {
    const { place, scroller, index, newId, words, mode = 'read' } = options
    this.mode = mode
    this.#codings = codings
    this.#scroller = scroller
    this.#onChange = onChange
    this.tints = new Tints(codings)
    this.peers = new Peers(index)
    this.history = undoTranscript(index.doc)
    this.heads = new TurnHeads(index)
    this.#shared = new SharedText(index, (change) => this.#arrive(change(this.view.state)))
    const plugins = [
      typeText(() => this.mode, newId, { undo: () => this.history.undo(), redo: () => this.history.redo() }),
      guardText(() => this.mode, words.transcript),
      new Plugin({ props: { decorations: () => this.tints.set } }),
      new Plugin({ props: { decorations: () => this.peers.set } }),
    ]
    this.view = new EditorView(place, {
      state: EditorState.create({ doc: this.#shared.read(), plugins }),
      nodeViews: { turn: this.heads.make },
      dispatchTransaction: (transaction) => this.#dispatch(transaction),
    })
  }

  /** Shows decorations that changed while the text did not. */
  redraw(): void {
    this.view.updateState(this.view.state)
  }

  destroy(): void {
    this.#shared.destroy()
    this.peers.destroy()
    this.history.destroy()
    this.view.destroy()
  }

  #arrive(transaction: Transaction): void {
    if (transaction.scrolledIntoView) return this.#dispatch(transaction)
    keepSteady(this.view, this.#scroller, transaction, () => this.#dispatch(transaction))
  }

  #dispatch(transaction: Transaction): void {
    const { state, transactions } = this.view.state.applyTransaction(transaction)
    const isOtherText = transaction.docChanged && transactions.length > 0
    const mend =
      isOtherText && !isRepeated(transaction) ? this.#shared.write(transaction, isWholeStep(transaction)) : null
    if (isOtherText) this.#follow(transaction)
    this.view.updateState(state)
    this.#onChange(isOtherText ? changeOf(transaction) : 'selection')
    if (mend) this.#arrive(mend(this.view.state))
  }

  #follow(transaction: Transaction): void {
    this.#codings.forgetPlaces()
    this.tints.follow(transaction, changedSpans(transaction))
    this.peers.draw(transaction.doc)
  }
}

// The units on both sides are taken along: a coding may begin or end there.
function changedSpans(transaction: Transaction): Span[] {
  return changesOf(transaction).map(({ at, inserted }) => ({
    start: Math.max(0, at - 1),
    end: at + lengthOf(inserted) + 1,
  }))
}

function changeOf({ doc, before }: Transaction): Change {
  if (doc.childCount !== before.childCount) return 'turns'
  for (let turn = 0; turn < doc.childCount; turn++) {
    if (turnIdOf(doc.child(turn)) !== turnIdOf(before.child(turn))) return 'turns'
  }
  return 'words'
}
