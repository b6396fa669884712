import type { PlacedTurn, Transcript, TurnId } from '@intercoder/domain'
import type * as Y from 'yjs'
import { pieceLength, piecesOf, runOf, textOf, type Piece } from './run.ts'
import { readTurnDetails } from './turn-details.ts'
import { numberTurn } from './turn-id.ts'

/** The id under which words before the first marker are shown; only a foreign client can have written any. */
const leadingTurn = 'leading-words' as TurnId

/**
 * The transcript as it stands. Offsets are Y.Text indexes. A turn whose id stands twice (an undo on two sides at once)
 * is given an id of its own after the first.
 */
export function readTranscript(doc: Y.Doc): Transcript {
  const pieces = piecesOf(textOf(doc))
  return {
    text: runOf(pieces),
    turns: placeTurns(pieces).map((turn) => ({ ...turn, ...readTurnDetails(doc, turn.id) })),
  }
}

type BareTurn = Pick<PlacedTurn, 'id' | 'offset' | 'text'>

function placeTurns(pieces: Piece[]): BareTurn[] {
  const turns: BareTurn[] = []
  const seen = new Map<TurnId, number>()
  let offset = 0
  for (const piece of pieces) {
    if ('turn' in piece) turns.push({ id: nextId(piece.turn, seen), offset, text: '' })
    else lastTurn(turns).text += piece.words
    offset += pieceLength(piece)
  }
  return turns
}

function lastTurn(turns: BareTurn[]): BareTurn {
  const last = turns.at(-1)
  if (last) return last
  const leading = { id: leadingTurn, offset: -1, text: '' }
  turns.push(leading)
  return leading
}

function nextId(turn: TurnId, seen: Map<TurnId, number>): TurnId {
  const occurrence = (seen.get(turn) ?? 0) + 1
  seen.set(turn, occurrence)
  return numberTurn(turn, occurrence)
}
