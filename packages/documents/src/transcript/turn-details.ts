import type { Turn, TurnId } from '@intercoder/domain'
import type * as Y from 'yjs'
import { fieldsOf } from '../fields.ts'
import { parseTurn } from './turn-id.ts'

/** Who speaks in a turn and when; times are milliseconds from the start of the recording. */
export type TurnDetails = Pick<Turn, 'speaker' | 'start' | 'end'>

export function turnsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('turns')
}

/** The details of a turn. What is missing or of the wrong form reads as not known. */
export function readTurnDetails(doc: Y.Doc, turn: TurnId): TurnDetails {
  const stored = fieldsOf(turnsOf(doc).get(parseTurn(turn).stored))
  return {
    speaker: typeof stored['speaker'] === 'string' ? stored['speaker'] : '',
    start: readTime(stored['start']),
    end: readTime(stored['end']),
  }
}

/** Calls back with the turns whose details changed. Returns how to stop. */
export function observeTurnDetails(doc: Y.Doc, onChange: (turns: TurnId[]) => void): () => void {
  const turns = turnsOf(doc)
  const listener = (event: Y.YMapEvent<unknown>) => onChange([...event.keysChanged] as TurnId[])
  turns.observe(listener)
  return () => turns.unobserve(listener)
}

function readTime(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null
}
