/** How a transcript is begun and how a correction that the rules accepted is written. */
import { cleanSpeaker, cleanWords, type TranscriptEdit, type Turn, type TurnId } from '@intercoder/domain'
import type * as Y from 'yjs'
import { beginDocument } from '../open.ts'
import { ownStep, ownTyping, type OwnOrigin } from '../origin.ts'
import { pieceOf, textOf, unitsOf } from './run.ts'
import { readTurnDetails, turnsOf, type TurnDetails } from './turn-details.ts'
import { parseTurn } from './turn-id.ts'

/** The first update of a transcript document. The same turns give the same bytes. */
export function createTranscript(turns: readonly Turn[]): Uint8Array {
  return beginDocument((doc) => {
    const delta = turns.flatMap(({ id, text }) => {
      const words = cleanWords(text)
      return words === '' ? [{ insert: { turn: id } }] : [{ insert: { turn: id } }, { insert: words }]
    })
    textOf(doc).applyDelta(delta)
    for (const { id, speaker, start, end } of turns) {
      writeDetails(doc, id, { speaker: cleanSpeaker(speaker), start, end })
    }
  })
}

/** Writes one accepted correction as one step of my own. */
export function writeTranscript(doc: Y.Doc, edit: TranscriptEdit, origin: OwnOrigin = originOf(edit)): void {
  doc.transact(() => write(doc, edit), origin)
}

function write(doc: Y.Doc, edit: TranscriptEdit): void {
  const text = textOf(doc)
  switch (edit.kind) {
    case 'insert-words':
      text.insert(edit.at, edit.words)
      return
    case 'delete':
      text.delete(edit.span.start, edit.span.end - edit.span.start)
      return
    case 'split-turn':
      insertMarker(doc, edit.at, edit.turn, { speaker: edit.speaker, start: null, end: null })
      return
    case 'join-turn': {
      const at = findMarker(text, edit.turn)
      if (at !== null) text.delete(at, 1)
      return
    }
    case 'set-speaker':
      writeDetails(doc, edit.turn, { ...readTurnDetails(doc, edit.turn), speaker: edit.speaker })
      return
    case 'set-times':
      writeDetails(doc, edit.turn, { ...readTurnDetails(doc, edit.turn), start: edit.start, end: edit.end })
  }
}

/** Inserts a turn's marker, within a transaction of the caller. */
export function insertMarker(doc: Y.Doc, at: number, turn: TurnId, details: TurnDetails): void {
  textOf(doc).insertEmbed(at, { turn })
  writeDetails(doc, turn, details)
}

function writeDetails(doc: Y.Doc, turn: TurnId, details: TurnDetails): void {
  turnsOf(doc).set(parseTurn(turn).stored, { ...details })
}

function findMarker(text: Y.Text, turn: TurnId): number | null {
  const { stored, occurrence } = parseTurn(turn)
  let at = 0
  let left = occurrence
  for (let item = text._start; item !== null; item = item.right) {
    const piece = unitsOf(item) > 0 ? pieceOf(item) : null
    if (piece && 'turn' in piece && piece.turn === stored && --left === 0) return at
    at += unitsOf(item)
  }
  return null
}

function originOf(edit: TranscriptEdit): OwnOrigin {
  return edit.kind === 'insert-words' ? ownTyping : ownStep
}
