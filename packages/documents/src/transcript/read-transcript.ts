import type { PlacedTurn, Transcript, TurnId } from '@intercoder/domain'
import type * as Y from 'yjs'
import { pieceLength, piecesOf, runOf, textOf, type Piece } from './run.ts'
import { readTurnDetails } from './turn-details.ts'

/** The id under which words before the first marker are shown; only a foreign client can have written any. */
const leadingTurn = 'leading-words' as TurnId

/**
 * The transcript as it stands. Offsets are Y.Text indexes. A turn whose id stands twice (an undo on two sides at once)
 * is given an id of its own after the first.
 */
export function readTranscript(doc: Y.Doc): Transcript {
  const pieces = piecesOf(textOf(doc))
  return { text: runOf(pieces), turns: placeTurns(pieces).map((turn) => ({ ...turn, ...readDetails(doc, turn.id) })) }
}

type BareTurn = Pick<PlacedTurn, 'id' | 'offset' | 'text'>

function placeTurns(pieces: Piece[]): BareTurn[] {
  const turns: (BareTurn & { words: string[] })[] = []
  const seen = new Map<TurnId, number>()
  let offset = 0
  for (const piece of pieces) {
    if ('turn' in piece) {
      turns.push({ id: distinct(piece.turn, seen), offset, text: '', words: [] })
    } else {
      if (turns.length === 0) turns.push({ id: leadingTurn, offset: -1, text: '', words: [] })
      turns.at(-1)!.words.push(piece.words)
    }
    offset += pieceLength(piece)
  }
  return turns.map(({ words, ...turn }) => ({ ...turn, text: words.join('') }))
}

const repeat = /~\d+$/

function distinct(turn: TurnId, seen: Map<TurnId, number>): TurnId {
  const times = (seen.get(turn) ?? 0) + 1
  seen.set(turn, times)
  return times === 1 ? turn : (`${turn}~${times}` as TurnId)
}

function readDetails(doc: Y.Doc, turn: TurnId) {
  return readTurnDetails(doc, turn.replace(repeat, '') as TurnId)
}
