/**
 * Several people on one transcript, each with replicas of everything and a layer of their own, and a network in the test's
 * hands. Every character that is ever written is a different one, so that a character is its own identity.
 */
import {
  deleteSpan,
  insertWords,
  joinTurn,
  splitTurn,
  type CodeId,
  type CodingId,
  type Result,
  type Span,
  type TranscriptEdit,
  type TurnId,
} from '@intercoder/domain'
import * as Y from 'yjs'
import { AnchorIndex } from '../src/anchors/anchor-index.ts'
import { observeLayer } from '../src/layer/read-layer.ts'
import { undoLayer } from '../src/layer/undo-layer.ts'
import { applyCode, moveBoundary, removeCoding } from '../src/layer/write-layer.ts'
import { readTranscript } from '../src/transcript/read-transcript.ts'
import { undoTranscript } from '../src/transcript/undo-transcript.ts'
import { createTranscript, writeTranscript } from '../src/transcript/write-transcript.ts'

interface Message {
  document: string
  update: Uint8Array
}

/** What a coding covered when its place was last chosen, and what else its coder could see then. */
export interface Claim {
  inside: Set<string>
  outside: Set<string>
}

export class Team {
  readonly members: Member[]
  readonly claims = new Map<CodingId, Claim>()
  /** Characters that someone deleted at some time, by whatever step. */
  readonly touched = new Set<string>()
  #made = 0

  constructor(size: number, turns: number, wordsPerTurn: number) {
    const first = createTranscript(
      Array.from({ length: turns }, (_, number) => ({
        ...{ id: `turn-${number}-0` as TurnId, speaker: `S${number}`, start: null, end: null },
        text: this.newWords(wordsPerTurn),
      })),
    )
    this.members = Array.from({ length: size }, (_, number) => new Member(this, number, size, first))
  }

  newWords(length: number): string {
    return Array.from({ length }, () => String.fromCodePoint(0x4e00 + this.#made++)).join('')
  }

  newName(): string {
    return `made-${String(this.#made++).padStart(6, '0')}`
  }

  send(from: Member, message: Message): void {
    for (const member of this.members) if (member !== from) member.inbox.push(message)
  }
}

export class Member {
  readonly inbox: Message[] = []
  readonly index: AnchorIndex
  readonly layers: Y.Doc[]
  readonly transcript = new Y.Doc()
  readonly #undoText: Y.UndoManager
  readonly #undoLayer: Y.UndoManager
  readonly #team: Team
  readonly #number: number

  constructor(team: Team, number: number, size: number, first: Uint8Array) {
    this.#team = team
    this.#number = number
    this.layers = Array.from({ length: size }, () => new Y.Doc())
    Y.applyUpdate(this.transcript, first)
    this.index = new AnchorIndex(this.transcript)
    for (const [place, doc] of [this.transcript, ...this.layers].entries()) this.#connect(`${place}`, doc, number)
    for (const layer of this.layers) this.#follow(layer)
    this.#undoText = undoTranscript(this.transcript)
    this.#undoLayer = undoLayer(this.layer)
  }

  get layer(): Y.Doc {
    const own = this.layers[this.#number]
    if (!own) throw new Error('a member without a layer')
    return own
  }

  /** Takes one waiting message, the one `choice` points at: messages come in any order. */
  receive(choice: number): void {
    const message = this.inbox.splice(choice % Math.max(1, this.inbox.length), 1)[0]
    if (!message) return
    const doc = [this.transcript, ...this.layers][Number(message.document)]
    if (doc) Y.applyUpdate(doc, message.update, 'network')
  }

  receiveAll(): void {
    while (this.inbox.length > 0) this.receive(0)
  }

  insert(at: number): void {
    this.#edit(insertWords(readTranscript(this.transcript), this.#offset(at), this.#team.newWords(1 + (at % 3))))
  }

  delete(at: number, length: number): void {
    const start = this.#offset(at)
    this.#edit(deleteSpan(readTranscript(this.transcript), { start, end: this.#within(start + length) }))
  }

  /** Deletes the words of a coding, whoever made it. */
  deleteCoded(choice: number): void {
    const ids = this.layers.flatMap((layer) => [...layer.getMap('codings').keys()])
    const span = this.index.span(ids[choice % Math.max(1, ids.length)] ?? '')
    if (span) this.#edit(deleteSpan(readTranscript(this.transcript), span))
  }

  split(at: number): void {
    this.#edit(splitTurn(readTranscript(this.transcript), this.#offset(at), this.#team.newName() as TurnId))
  }

  join(choice: number): void {
    const transcript = readTranscript(this.transcript)
    const turn = transcript.turns[choice % Math.max(1, transcript.turns.length)]
    if (turn) this.#edit(joinTurn(transcript, turn.id))
  }

  undoText(): void {
    this.#noting(() => this.#undoText.undo())
  }

  redoText(): void {
    this.#noting(() => this.#undoText.redo())
  }

  code(at: number, length: number): void {
    const start = this.#offset(at)
    const draft = { id: this.#team.newName() as CodingId, code: 'code-0001' as CodeId, at: 1 }
    const made = applyCode(this.layer, this.transcript, {
      ...draft,
      span: { start, end: this.#within(start + length) },
    })
    if (made.ok) this.#claim(made.value.id)
  }

  moveCoding(choice: number, at: number, length: number): void {
    const id = this.#own(choice)
    const start = this.#offset(at)
    if (!id) return
    const moved = moveBoundary(this.layer, this.transcript, id, { start, end: this.#within(start + length) })
    if (moved.ok) this.#claim(id)
  }

  removeCoding(choice: number): void {
    const id = this.#own(choice)
    if (id) removeCoding(this.layer, id)
  }

  undoCoding(): void {
    // The claim of a coding whose boundary is moved back is its earlier one, so only whole codings are undone here.
    const before = new Set(this.layer.getMap('codings').keys())
    this.#undoLayer.undo()
    for (const id of this.layer.getMap('codings').keys()) if (before.has(id)) this.#claim(id as CodingId)
  }

  #claim(id: CodingId): void {
    const span = this.index.span(id)
    const { text } = this.index
    const inside = new Set(span ? text.slice(span.start, span.end) : '')
    this.#team.claims.set(id, { inside, outside: new Set([...text].filter((unit) => !inside.has(unit))) })
  }

  #edit(edit: Result<TranscriptEdit, { kind: string }>): void {
    if (edit.ok) this.#noting(() => writeTranscript(this.transcript, edit.value))
  }

  #noting(step: () => void): void {
    const before = this.index.text
    step()
    const after = new Set(this.index.text)
    for (const unit of before) if (!after.has(unit)) this.#team.touched.add(unit)
  }

  #connect(document: string, doc: Y.Doc, number: number): void {
    doc.clientID = 100 + number
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'network') this.#team.send(this, { document, update })
    })
  }

  #follow(layer: Y.Doc): void {
    observeLayer(layer, ({ set, removed }) => {
      for (const coding of set) this.index.set(coding.id, coding)
      for (const id of removed) this.index.delete(id)
    })
  }

  #own(choice: number): CodingId | undefined {
    const ids = [...this.layer.getMap('codings').keys()] as CodingId[]
    return ids[choice % Math.max(1, ids.length)]
  }

  #offset(at: number): number {
    return 1 + (at % Math.max(1, this.index.text.length))
  }

  #within(offset: number): number {
    return Math.min(offset, this.index.text.length)
  }
}

export function wordsIn(text: string, span: Span | null): Set<string> {
  return new Set(span ? text.slice(span.start, span.end) : '')
}
