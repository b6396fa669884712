/**
 * Reading and correcting. While reading the text has a caret and can be selected by keyboard, as in an editor, but nothing
 * that would change it gets through.
 */
import type { TurnId } from '@intercoder/domain'
import type { ResolvedPos } from 'prosemirror-model'
import { Plugin, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { turnsAdded } from './changes.ts'
import { turnIdOf } from './schema.ts'
import { isRepeated } from './shared-text.ts'

export type Mode = 'read' | 'correct'

/** The kind of what is dragged when selected words are taken out of the text. */
export const wordsDragType = 'application/x-intercoder-words'

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
        // Editable text takes the focus without it, but not every checker and reader knows.
        tabindex: '0',
        'aria-label': label,
        'aria-readonly': String(isReading()),
        spellcheck: String(!isReading()),
        // Reading must not bring up a keyboard on a touch screen.
        inputmode: isReading() ? 'none' : 'text',
        class: isReading() ? 'is-reading' : 'is-correcting',
      }),
      handleDOMEvents: {
        beforeinput: (_, event) => isReading() && refuse(event),
        // Selected words can be dragged out, onto a code; within the text they are moved by cutting and pasting.
        dragstart: (view, event) => carryWords(view, event),
        drop: (_, event) => refuse(event),
      },
    },
  })
}

function carryWords({ state }: EditorView, event: DragEvent): true {
  const { from, to, empty } = state.selection
  if (empty || !event.dataTransfer) return refuse(event)
  event.dataTransfer.effectAllowed = 'copy'
  event.dataTransfer.setData('text/plain', state.doc.textBetween(from, to, '\n'))
  event.dataTransfer.setData(wordsDragType, '')
  return true
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
  return turnsAdded(transaction).every((id) => id !== null && countTurns(transaction, id) === 1)
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
    if (turnIdOf(turn) === id) count++
  })
  return count
}
