/**
 * Reading and correcting. While reading the text has a caret and can be selected by keyboard, as in an editor, but nothing
 * that would change it gets through.
 */
import type { TurnId } from '@intercoder/domain'
import type { ResolvedPos } from 'prosemirror-model'
import { Plugin, type Transaction } from 'prosemirror-state'
import { changesOf } from './changes.ts'
import { turnIdOf } from './schema.ts'
import { isRepeated } from './shared-text.ts'

export type Mode = 'read' | 'correct'

/** `label` names the text for screen readers. */
export function guardText(mode: () => Mode, label: string): Plugin {
  const isReading = () => mode() === 'read'
  return new Plugin({
    filterTransaction: (transaction) =>
      !transaction.docChanged || isRepeated(transaction) || (!isReading() && isSound(transaction)),
    props: {
      attributes: () => ({
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        'aria-readonly': String(isReading()),
        spellcheck: String(!isReading()),
        // Reading must not bring up a keyboard on a touch screen.
        inputmode: isReading() ? 'none' : 'text',
        class: isReading() ? 'is-reading' : 'is-correcting',
      }),
      handleDOMEvents: {
        beforeinput: (_, event) => isReading() && refuse(event),
        // Words are moved by cutting and pasting; dragging them happens too easily while selecting. While reading they
        // can be dragged out, onto a code.
        dragstart: (_, event) => !isReading() && refuse(event),
        drop: (_, event) => refuse(event),
      },
    },
  })
}

function refuse(event: Event): true {
  event.preventDefault()
  return true
}

/** Whether this may be done: the first turn stays, every new turn has an id of its own, no character is cut in half. */
function isSound(transaction: Transaction): boolean {
  const { before, doc } = transaction
  if (!doc.firstChild || !before.firstChild || turnIdOf(doc.firstChild) !== turnIdOf(before.firstChild)) return false
  if (partsCharacter(transaction)) return false
  const added = changesOf(transaction).flatMap(({ inserted }) => inserted)
  return added.every((piece) => !('turn' in piece) || countTurns(transaction, piece.turn) === 1)
}

function partsCharacter({ steps, docs }: Transaction): boolean {
  return steps.some((step, number) => {
    const places: ResolvedPos[] = []
    step.getMap().forEach((start, end) => {
      const doc = docs[number]
      if (doc) places.push(doc.resolve(start), doc.resolve(end))
    })
    return places.some(isWithinPair)
  })
}

function isWithinPair({ nodeBefore, nodeAfter }: ResolvedPos): boolean {
  return /[\uD800-\uDBFF]$/.test(nodeBefore?.text ?? '') && /^[\uDC00-\uDFFF]/.test(nodeAfter?.text ?? '')
}

function countTurns({ doc }: Transaction, id: TurnId): number {
  let count = 0
  doc.forEach((turn) => {
    if (id !== null && turnIdOf(turn) === id) count++
  })
  return count
}
