import type { NewId, TurnId } from '@intercoder/domain'
import {
  AnchorIndex,
  createTranscript,
  openDocument,
  piecesOf,
  readTranscript,
  textOf,
  undoTranscript,
} from '@intercoder/documents'
import fc from 'fast-check'
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { documentOf } from './changes.ts'
import { guardText } from './mode.ts'
import { placesOf } from './places.ts'
import { schema } from './schema.ts'
import { SharedText } from './shared-text.ts'

/** One person's editor without a screen: its state, bound to a replica of the shared text. */
class Desk {
  readonly doc: Y.Doc
  readonly index: AnchorIndex
  readonly undo: Y.UndoManager
  state: EditorState
  readonly #shared: SharedText

  constructor(first: Uint8Array) {
    this.doc = openDocument(first)
    this.index = new AnchorIndex(this.doc)
    this.undo = undoTranscript(this.doc)
    this.#shared = new SharedText(this.index, (change) => {
      this.state = this.state.apply(change(this.state))
    })
    this.state = EditorState.create({ doc: this.#shared.read(), plugins: [guardText(() => 'correct', 'Transcript')] })
  }

  type(make: (transaction: Transaction) => void): void {
    const transaction = this.state.tr
    make(transaction)
    const { state, transactions } = this.state.applyTransaction(transaction)
    if (transactions.length === 0 || !transaction.docChanged) return
    const mend = this.#shared.write(transaction, true)
    this.state = state
    if (mend) this.state = this.state.apply(mend(this.state))
  }

  /** A position inside some turn. */
  place(choice: number): number {
    const places = placesOf(this.state.doc)
    return places.position(1 + (choice % Math.max(1, this.index.text.length)))
  }
}

let made = 0
const newId: NewId = <T extends string>() => `turn-made-${made++}` as T

const steps = {
  insert: (desk: Desk, a: number, _: number, words: string) =>
    desk.type((tr) => words !== '' && tr.insert(desk.place(a), schema.text(words))),
  delete: (desk: Desk, a: number, b: number) =>
    desk.type((tr) => tr.delete(Math.min(desk.place(a), desk.place(b)), Math.max(desk.place(a), desk.place(b)))),
  split: (desk: Desk, a: number) =>
    desk.type((tr) => tr.split(desk.place(a), 1, [{ type: schema.nodes.turn, attrs: { id: newId<TurnId>() } }])),
  join: (desk: Desk, a: number) =>
    desk.type((tr) => {
      const turn = a % desk.state.doc.childCount
      if (turn > 0) tr.join(placesOf(desk.state.doc).before(turn))
    }),
  replace: (desk: Desk, a: number, b: number, words: string) =>
    desk.type((tr) => {
      const [from, to] = [desk.place(a), desk.place(b)].sort((one, other) => one - other) as [number, number]
      tr.delete(from, to)
      if (words !== '') tr.insert(from, schema.text(words))
      tr.split(from, 1, [{ type: schema.nodes.turn, attrs: { id: newId<TurnId>() } }])
    }),
  // What must not get through: the first turn taken away, turns without an id of their own.
  spoil: (desk: Desk, a: number) =>
    desk.type((tr) => (a % 2 === 0 ? tr.split(desk.place(a)) : tr.delete(0, desk.state.doc.firstChild?.nodeSize ?? 0))),
  undo: (desk: Desk) => desk.undo.undo(),
  redo: (desk: Desk) => desk.undo.redo(),
}
const kinds = Object.keys(steps) as (keyof typeof steps)[]

const words = fc.string({
  unit: fc.constantFrom('a', ' ', 'é', '😀', '字', 'ش', '\n', '\u0007', '\ud83d'),
  maxLength: 6,
})
const scripts = fc.array(
  fc.record({
    who: fc.nat({ max: 1 }),
    kind: fc.constantFrom(...kinds, 'insert' as const, 'exchange' as const),
    a: fc.nat({ max: 80 }),
    b: fc.nat({ max: 80 }),
    words,
  }),
  { maxLength: 50, size: 'max' },
)

const first = createTranscript(
  ['one two three', '', 'four five'].map((text, number) => ({
    ...{ id: `turn-${number}-first` as TurnId, speaker: `S${number}`, start: null, end: null, text },
  })),
)

test('P5 the editor and the shared text say the same after every step of either, whoever makes it', () => {
  fc.assert(
    fc.property(scripts, (script) => {
      const desks = [new Desk(first), new Desk(first)]
      for (const { who, kind, a, b, words } of script) {
        if (kind === 'exchange') exchange(desks)
        else steps[kind](desks[who]!, a, b, words)
        for (const desk of desks)
          expect(desk.state.doc.toJSON()).toEqual(documentOf(piecesOf(textOf(desk.doc))).toJSON())
      }
      exchange(desks)
      expect(desks[0]!.state.doc.toJSON()).toEqual(desks[1]!.state.doc.toJSON())
      expect(readTranscript(desks[0]!.doc)).toEqual(readTranscript(desks[1]!.doc))
    }),
    { seed: Number(process.env['SEED'] ?? 20_111), numRuns: Number(process.env['RUNS'] ?? 200) },
  )
})

test('offsets and positions answer each other, for every place in the text', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 5 }), fc.boolean(), (texts, isHeaded) => {
      const pieces = texts.flatMap((words, number) => [{ turn: `turn-${number}-x` as TurnId }, { words }])
      const doc = documentOf(isHeaded ? pieces : pieces.slice(1))
      const places = placesOf(doc)
      const length = places.offset(doc.content.size)
      const lead = isHeaded || doc.childCount === 0 ? 0 : 1
      for (let offset = 1 - lead; offset <= length && doc.childCount > 0; offset++) {
        const position = places.position(offset)
        expect(doc.resolve(position).parent.type.name).toBe('turn')
        expect(places.offset(position)).toBe(offset)
      }
      for (let turn = 0; turn < doc.childCount; turn++)
        expect(places.offset(places.before(turn))).toBe(places.marker(turn))
    }),
    { seed: 7 },
  )
})

test('words that come in elsewhere leave the caret on its words, and undo puts it where it undid', () => {
  const desk = new Desk(first)
  desk.state = desk.state.apply(desk.state.tr.setSelection(TextSelection.create(desk.state.doc, 5, 8)))
  desk.doc.transact(() => textOf(desk.doc).insert(2, 'xx'), 'network')
  const { from, to } = desk.state.selection
  expect(desk.state.doc.textBetween(from, to)).toBe('two')
  steps.insert(desk, 20, 0, 'yy')
  desk.undo.undo()
  expect(placesOf(desk.state.doc).offset(desk.state.selection.from)).toBe(21)
})

function exchange(desks: Desk[]): void {
  for (const one of desks)
    for (const other of desks) Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc), 'network')
}
