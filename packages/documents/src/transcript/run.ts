/**
 * The run of a transcript read straight from the items of its Y.Text. Every unit that Yjs counts is counted here too,
 * whatever a foreign client may have put in, so that offsets are Y.Text indexes without exception.
 */
import { isId, turnMarker, type TurnId } from '@intercoder/domain'
import * as Y from 'yjs'

/** What stands in the run: words, or the marker of a turn (one unit). */
export type Piece = { words: string } | { turn: TurnId }

/** One replaced stretch. `at` counts units of the run as the changes before it in the list have left it. */
export interface RunChange {
  at: number
  removed: number
  inserted: Piece[]
}

export function textOf(doc: Y.Doc): Y.Text {
  return doc.getText('text')
}

/** How many units of the run an item is at this moment. */
export function unitsOf(item: Y.Item): number {
  return !item.deleted && item.countable ? item.length : 0
}

export function pieceOf(item: Y.Item): Piece {
  const { content } = item
  if (content instanceof Y.ContentString) return { words: content.str }
  if (content instanceof Y.ContentEmbed && isMarker(content.embed)) return { turn: content.embed.turn }
  return { words: turnMarker.repeat(item.length) }
}

export function piecesOf(text: Y.Text): Piece[] {
  const pieces: Piece[] = []
  for (let item = text._start; item !== null; item = item.right) if (unitsOf(item) > 0) pieces.push(pieceOf(item))
  return pieces
}

export function runOf(pieces: Piece[]): string {
  return pieces.map((piece) => ('turn' in piece ? turnMarker : piece.words)).join('')
}

/** The whole run, as `Transcript.text`: without the turns, which take longer to build. */
export function readRun(doc: Y.Doc): string {
  return runOf(piecesOf(textOf(doc)))
}

/** What a transaction did to the run. Yjs's own delta would pass over foreign content. */
export function runChanges(event: Y.YTextEvent): RunChange[] {
  const changes: RunChange[] = []
  let open: RunChange | null = null
  let at = 0
  const change = () => {
    if (!open) changes.push((open = { at, removed: 0, inserted: [] }))
    return open
  }
  for (let item = event.target._start; item !== null; item = item.right) {
    if (!item.countable) continue
    if (event.adds(item)) {
      if (item.deleted) continue
      change().inserted.push(pieceOf(item))
      at += item.length
    } else if (event.deletes(item)) {
      change().removed += item.length
    } else if (!item.deleted) {
      open = null
      at += item.length
    }
  }
  return changes
}

export function pieceLength(piece: Piece): number {
  return 'turn' in piece ? 1 : piece.words.length
}

export function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + pieceLength(piece), 0)
}

function isMarker(embed: unknown): embed is { turn: TurnId } {
  return (
    typeof embed === 'object' && embed !== null && 'turn' in embed && typeof embed.turn === 'string' && isId(embed.turn)
  )
}
