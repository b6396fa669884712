/**
 * The bond between an editor and the shared text. What I type goes into the shared text in one transaction; what comes
 * from elsewhere, and what undo does, becomes the smallest steps in the editor. One Y.Text holds all turns, which is why
 * this is not y-prosemirror.
 */
import { cleanWords, type TurnId } from '@intercoder/domain'
import {
  insertMarker,
  lengthOf,
  ownStep,
  ownTyping,
  pieceLength,
  piecesOf,
  readTurnDetails,
  textOf,
  type AnchorIndex,
  type RunChange,
} from '@intercoder/documents'
import type { Node } from 'prosemirror-model'
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state'
import { UndoManager } from 'yjs'
import { addChanges, addDifference, changesOf, documentOf } from './changes.ts'
import { placesOf } from './places.ts'

/** Marks a transaction that only repeats what the shared text already says. */
const repeated = 'repeated-from-shared-text'

export function isRepeated(transaction: Transaction): boolean {
  return transaction.getMeta(repeated) === true
}

export class SharedText {
  readonly #index: AnchorIndex
  readonly #stop: () => void
  #isWriting = false
  #isAltered = false

  /** `onArrival` is given what to apply to the editor's state after an edit that was not typed there. */
  constructor(index: AnchorIndex, onArrival: (change: (state: EditorState) => Transaction) => void) {
    this.#index = index
    this.#stop = index.observe((changes, { origin }) => {
      if (!this.#isWriting) onArrival((state) => this.#repeat(state, changes, origin instanceof UndoManager))
    })
  }

  read(): Node {
    return documentOf(piecesOf(textOf(this.#index.doc)))
  }

  /**
   * Writes what `transaction` did into the shared text. Answers with what then has to be repeated in the editor, where
   * the words were not taken just as they came (control characters), or null.
   */
  write(transaction: Transaction, isStep: boolean): ((state: EditorState) => Transaction) | null {
    const changes = changesOf(transaction)
    this.#isWriting = true
    this.#isAltered = false
    try {
      this.#index.doc.transact(
        () => changes.forEach((change) => this.#writeChange(change)),
        isStep ? ownStep : ownTyping,
      )
    } finally {
      this.#isWriting = false
    }
    return this.#isSame(transaction.doc) && !this.#isAltered ? null : (state) => this.#repeat(state, null, false)
  }

  destroy(): void {
    this.#stop()
  }

  #writeChange({ at, removed, inserted }: RunChange): void {
    const { doc } = this.#index
    const text = textOf(doc)
    const speaker = inserted.some((piece) => 'turn' in piece) ? this.#speakerBefore(at) : ''
    if (removed > 0) text.delete(at, removed)
    let place = at
    for (const piece of inserted) {
      if ('turn' in piece) {
        insertMarker(doc, place, piece.turn, { speaker, start: null, end: null })
        place += 1
      } else {
        const words = cleanWords(piece.words)
        if (words !== piece.words) this.#isAltered = true
        text.insert(place, words)
        place += words.length
      }
    }
  }

  #speakerBefore(offset: number): string {
    let turn: TurnId | null = null
    let at = 0
    for (const piece of piecesOf(textOf(this.#index.doc))) {
      if (at >= offset) break
      if ('turn' in piece) turn = piece.turn
      at += pieceLength(piece)
    }
    return turn === null ? '' : readTurnDetails(this.#index.doc, turn).speaker
  }

  #repeat(state: EditorState, changes: RunChange[] | null, isUndo: boolean): Transaction {
    const transaction = state.tr.setMeta(repeated, true)
    if (!changes || !addChanges(transaction, changes) || !this.#isSame(transaction.doc)) return this.#startAnew(state)
    const last = changes.at(-1)
    if (isUndo && last) {
      const end = last.at + lengthOf(last.inserted)
      const place = transaction.doc.resolve(placesOf(transaction.doc).position(end))
      transaction.setSelection(TextSelection.near(place)).scrollIntoView()
    }
    return transaction
  }

  #startAnew(state: EditorState): Transaction {
    const transaction = state.tr.setMeta(repeated, true)
    addDifference(transaction, this.read())
    return transaction
  }

  // Counting is enough to see a step astray, and cheap enough to do each time.
  #isSame(doc: Node): boolean {
    return placesOf(doc).offset(doc.content.size) === this.#index.text.length
  }
}
