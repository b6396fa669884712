import type { TurnId } from '@intercoder/domain'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { AnchorIndex } from '../anchors/anchor-index.ts'
import { openDocument } from '../open.ts'
import { readTranscript } from './read-transcript.ts'
import { textOf } from './run.ts'
import { undoTranscript } from './undo-transcript.ts'
import { createTranscript, writeTranscript } from './write-transcript.ts'

const turn = (id: string, text: string) => ({ id: id as TurnId, speaker: id, start: 1000, end: 2000, text })
const first = createTranscript([turn('turn-aaaa', 'one'), turn('turn-bbbb', 'two')])

test('the same turns give the same bytes', () => {
  expect(createTranscript([turn('turn-aaaa', 'one'), turn('turn-bbbb', 'two')])).toEqual(first)
})

test('P6 what a foreign client wrote is read, and offsets stay indexes of the shared text', () => {
  const doc = openDocument(first)
  const text = textOf(doc)
  text.insertEmbed(2, { image: 'x' })
  text.insertEmbed(0, new Y.Map())
  text.insert(0, 'leading', { bold: true })
  text.format(3, 6, { italic: true })
  doc.getMap('turns').set('turn-aaaa', { speaker: 7, start: 'soon', end: -1 })
  doc.getMap('turns').set('turn-bbbb', 'nobody')
  const transcript = readTranscript(doc)
  expect(transcript.text).toHaveLength(text.length)
  expect(transcript.turns).toEqual([
    { id: 'leading-words', offset: -1, text: 'leading\uFFFC', speaker: '', start: null, end: null },
    { id: 'turn-aaaa', offset: 8, text: 'o\uFFFCne', speaker: '', start: null, end: null },
    { id: 'turn-bbbb', offset: 13, text: 'two', speaker: '', start: null, end: null },
  ])
})

test('P5 a marker that two people bring back at once gives two turns, each with an id of its own', () => {
  const [one, other] = [openDocument(first), openDocument(first)]
  const undo = [one, other].map(undoTranscript)
  for (const doc of [one, other]) writeTranscript(doc, { kind: 'join-turn', turn: 'turn-bbbb' as TurnId })
  exchange(one, other)
  undo.forEach((steps) => steps.undo())
  exchange(one, other)
  const { turns } = readTranscript(one)
  expect(turns.map(({ id, speaker }) => [id, speaker])).toEqual([
    ['turn-aaaa', 'turn-aaaa'],
    ['turn-bbbb', 'turn-bbbb'],
    ['turn-bbbb~2', 'turn-bbbb'],
  ])
  writeTranscript(one, { kind: 'join-turn', turn: turns[2]!.id })
  writeTranscript(one, { kind: 'set-speaker', turn: turns[1]!.id, speaker: 'B' })
  expect(readTranscript(one).turns.map(({ speaker }) => speaker)).toEqual(['turn-aaaa', 'B'])
})

test('an observer that writes in turn does not lead the anchors astray', () => {
  const doc = openDocument(first)
  textOf(doc).observe((event) => {
    if (event.transaction.origin === 'first') doc.transact(() => textOf(doc).insert(1, 'zero '), 'second')
  })
  const index = new AnchorIndex(doc)
  const seen: (number | null)[] = []
  index.observe((changes) => seen.push(changes && changes.length))
  doc.transact(() => textOf(doc).insert(4, '!'), 'first')
  expect(index.text).toBe(readTranscript(doc).text)
  expect(seen).toEqual([null, null])
})

function exchange(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
}
