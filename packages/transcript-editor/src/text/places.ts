/**
 * Offsets in the run and positions in the ProseMirror document. Every turn opens with one token, its marker, and closes
 * with one that the run does not have: a position is the offset plus the number of turns closed before it.
 */
import { firstWhere, type Span } from '@intercoder/domain'
import type { Node } from 'prosemirror-model'
import { turnIdOf } from './schema.ts'

export interface Places {
  /** How many turns there are. */
  turns: number
  /** The position before the given turn; the end of the document where there is no such turn. */
  before(turn: number): number
  /** The turn that holds a position: the last that begins at or before it. */
  turnAt(position: number): number
  offset(position: number): number
  /** The position inside a turn that stands before the unit at `offset`: of a marker, the end of the turn before it. */
  position(offset: number): number
  /** The offset of a turn's marker. */
  marker(turn: number): number
  /** The turn whose marker or words the unit at `offset` is. */
  turnOf(offset: number): number
}

const known = new WeakMap<Node, Places>()

/** Built once for each state of the document, then answered by halving. */
export function placesOf(doc: Node): Places {
  const places = known.get(doc) ?? buildPlaces(doc)
  known.set(doc, places)
  return places
}

/** The positions of a span, both inside turns. */
export function rangeOf(doc: Node, span: Span): { from: number; to: number } {
  const places = placesOf(doc)
  return { from: places.position(Math.max(1, span.start)), to: places.position(span.end) }
}

function buildPlaces(doc: Node): Places {
  const starts = new Int32Array(doc.childCount + 1)
  for (let turn = 0; turn < doc.childCount; turn++) starts[turn + 1] = start(starts, turn) + doc.child(turn).nodeSize
  // Words before the first marker stand in a turn that has none.
  const lead = doc.firstChild && turnIdOf(doc.firstChild) === null ? 1 : 0
  const turns = doc.childCount
  const before = (turn: number) => start(starts, Math.min(Math.max(turn, 0), turns))
  const marker = (turn: number) => before(turn) - turn - lead
  const turnAt = (position: number) => firstWhere(turns, (turn) => before(turn) > position) - 1
  const turnOf = (offset: number) => firstWhere(turns, (turn) => marker(turn) > offset) - 1
  return {
    turns,
    before,
    marker,
    turnAt,
    turnOf,
    offset: (position) => position - lead - (position >= doc.content.size ? turns : Math.max(0, turnAt(position))),
    position: (offset) => Math.min(offset + lead + Math.max(0, turnOf(offset - 1)), Math.max(0, doc.content.size - 1)),
  }
}

function start(starts: Int32Array, turn: number): number {
  return starts[turn] ?? 0
}
