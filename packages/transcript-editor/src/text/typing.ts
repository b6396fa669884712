/** What the keys and the clipboard do while correcting: plain words only; Enter splits a turn, Backspace at its start joins it. */
import { cleanWords, type NewId, type TurnId } from '@intercoder/domain'
import { keydownHandler } from 'prosemirror-keymap'
import type { Fragment } from 'prosemirror-model'
import { Plugin, TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Mode } from './mode.ts'
import { schema } from './schema.ts'

const wholeStep = 'whole-step'

/** Whether undo should take the transaction back on its own, not together with the typing around it. */
export function isWholeStep(transaction: Transaction): boolean {
  return transaction.getMeta(wholeStep) === true
}

export interface History {
  undo(): void
  redo(): void
}

export function typeText(mode: () => Mode, newId: NewId, history: History): Plugin {
  const isCorrecting = () => mode() === 'correct'
  const keys = keydownHandler({
    Enter: splitHere(newId),
    'Shift-Enter': insertHere('\n'),
    Backspace: deleteBackwards,
    'Mod-Backspace': deleteBackwards,
    'Shift-Backspace': deleteBackwards,
    Delete: deleteForwards,
    'Mod-Delete': deleteForwards,
    'Mod-z': done(history.undo),
    'Shift-Mod-z': done(history.redo),
    'Mod-y': done(history.redo),
  })
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => isCorrecting() && keys(view, event),
      handleTextInput: (view, from, to, text) => isCorrecting() && typeOver(view, from, to, text),
      handlePaste: (view, event, slice) => paste(view, event, readWords(slice.content), isCorrecting()),
      handleDOMEvents: { cut: (view, event) => cut(view, event, isCorrecting()) },
      clipboardTextSerializer: (slice) => readWords(slice.content),
    },
  })
}

function splitHere(newId: NewId): Command {
  return ({ tr, selection }, dispatch) => {
    tr.delete(selection.from, selection.to)
    tr.split(selection.from, 1, [{ type: schema.nodes.turn, attrs: { id: newId<TurnId>() } }])
    dispatch?.(asStep(tr))
    return true
  }
}

function insertHere(words: string): Command {
  return ({ tr, selection }, dispatch) => {
    dispatch?.(replaceWords(tr, selection.from, selection.to, words))
    return true
  }
}

const deleteBackwards: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty) return deleteSelected(state, dispatch)
  if ($from.parentOffset > 0) return false
  if ($from.index(0) > 0) dispatch?.(asStep(state.tr.join($from.before(1))))
  return true
}

const deleteForwards: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty) return deleteSelected(state, dispatch)
  if ($from.parentOffset < $from.parent.content.size) return false
  if ($from.index(0) < state.doc.childCount - 1) dispatch?.(asStep(state.tr.join($from.after(1))))
  return true
}

function deleteSelected({ tr, selection }: EditorState, dispatch?: (transaction: Transaction) => void): true {
  dispatch?.(asStep(tr.delete(selection.from, selection.to)))
  return true
}

// ProseMirror's own way would replace turns that are selected whole by a new one.
function typeOver(view: EditorView, from: number, to: number, text: string): boolean {
  const { doc, tr } = view.state
  if (doc.resolve(from).sameParent(doc.resolve(to))) return false
  view.dispatch(replaceWords(tr, from, to, text))
  return true
}

function paste(view: EditorView, event: ClipboardEvent, parsed: string, isCorrecting: boolean): true {
  const words = cleanWords(event.clipboardData?.getData('text/plain') || parsed)
  const { tr, selection } = view.state
  if (isCorrecting && words !== '') view.dispatch(asStep(replaceWords(tr, selection.from, selection.to, words)))
  return true
}

function cut(view: EditorView, event: ClipboardEvent, isCorrecting: boolean): true {
  const { tr, selection } = view.state
  event.preventDefault()
  if (!isCorrecting || selection.empty) return true
  event.clipboardData?.setData('text/plain', readWords(selection.content().content))
  view.dispatch(asStep(tr.delete(selection.from, selection.to)))
  return true
}

function replaceWords(transaction: Transaction, from: number, to: number, words: string): Transaction {
  transaction.delete(from, to).insert(from, schema.text(words))
  return transaction.setSelection(TextSelection.create(transaction.doc, from + words.length)).scrollIntoView()
}

function asStep(transaction: Transaction): Transaction {
  return transaction.setMeta(wholeStep, true).scrollIntoView()
}

function done(act: () => void): Command {
  return () => {
    act()
    return true
  }
}

function readWords(content: Fragment): string {
  return content.textBetween(0, content.size, '\n')
}
