/**
 * Undoing one deletion on two sides at once brings a marker back twice. Each turn must have an id of its own, so the
 * second is shown with a number behind its id, which no stored id can have.
 */
import type { TurnId } from '@intercoder/domain'

export function numberTurn(stored: TurnId, occurrence: number): TurnId {
  return occurrence === 1 ? stored : (`${stored}~${occurrence}` as TurnId)
}

/** The id as it is stored, and which of the markers that bear it is meant. */
export function parseTurn(turn: TurnId): { stored: TurnId; occurrence: number } {
  const [stored, occurrence] = turn.split('~')
  return { stored: stored as TurnId, occurrence: occurrence === undefined ? 1 : Number(occurrence) }
}
