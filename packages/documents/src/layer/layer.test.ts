import type { CodeId, CodingId, TurnId } from '@intercoder/domain'
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { AnchorIndex } from '../anchors/anchor-index.ts'
import { openDocument } from '../open.ts'
import { undoTranscript } from '../transcript/undo-transcript.ts'
import { createTranscript, writeTranscript } from '../transcript/write-transcript.ts'
import { observeLayer, readAnchoredCodings, readLayer, type LayerChange } from './read-layer.ts'
import { undoLayer } from './undo-layer.ts'
import { applyCode, changeCode, moveBoundary, removeCoding, setCertainty, setRemark } from './write-layer.ts'

const trust = 'code-trust' as CodeId
const delay = 'code-delay' as CodeId
const id = (number: number) => `coding-${number}` as CodingId
const draft = (number: number, start: number, end: number) => ({
  id: id(number),
  code: trust,
  span: { start, end },
  at: 5,
})

let transcript: Y.Doc
let layer: Y.Doc
const codings = () => readLayer(layer, transcript).codings
const refusalOf = (result: { ok: boolean; refusal?: { kind: string } }) => result.refusal?.kind

beforeEach(() => {
  const turn = { id: 'turn-0001' as TurnId, speaker: 'A', start: null, end: null, text: 'it was slow at first 😀' }
  transcript = openDocument(createTranscript([turn]))
  layer = new Y.Doc()
})

describe('a coder in their layer', () => {
  test('applies a code and reads it back', () => {
    applyCode(layer, transcript, { ...draft(1, 8, 12), remark: 'strong', certainty: 'unsure' })
    expect(codings()).toEqual([
      {
        ...{ id: id(1), code: trust, span: { start: 8, end: 12 }, quote: 'slow' },
        certainty: 'unsure',
        remark: 'strong',
        at: 5,
      },
    ])
  })

  test('changes code, place, remark and certainty, and removes it', () => {
    applyCode(layer, transcript, draft(1, 8, 12))
    changeCode(layer, id(1), delay, 9)
    moveBoundary(layer, transcript, id(1), { start: 4, end: 12 })
    setRemark(layer, id(1), 'hm')
    setCertainty(layer, id(1), 'unsure')
    const [coding] = codings()
    expect(coding).toMatchObject({
      code: delay,
      at: 9,
      span: { start: 4, end: 12 },
      quote: 'was slow',
      remark: 'hm',
      certainty: 'unsure',
    })
    removeCoding(layer, id(1))
    expect(codings()).toEqual([])
  })

  test('is told by name what cannot be', () => {
    applyCode(layer, transcript, draft(1, 8, 12))
    expect(refusalOf(applyCode(layer, transcript, draft(1, 8, 12)))).toBe('coding-exists')
    expect(refusalOf(applyCode(layer, transcript, draft(2, 8, 99)))).toBe('span-outside')
    expect(refusalOf(applyCode(layer, transcript, draft(2, 8, 8)))).toBe('span-empty')
    expect(refusalOf(applyCode(layer, transcript, draft(2, 0, 1)))).toBe('span-without-words')
    expect(refusalOf(setRemark(layer, id(1), 'x'.repeat(10_001)))).toBe('remark-too-long')
    expect(refusalOf(setCertainty(layer, id(1), 'maybe'))).toBe('unknown-certainty')
    expect(refusalOf(removeCoding(layer, id(2)))).toBe('unknown-coding')
    expect(codings()).toHaveLength(1)
  })

  test('never codes half a character', () => {
    applyCode(layer, transcript, draft(1, 23, 24))
    expect(codings()[0]?.quote).toBe('😀')
  })
})

test('a coding whose words are gone is orphaned with its quote, and found again when they come back', () => {
  applyCode(layer, transcript, draft(1, 8, 12))
  const undo = undoTranscript(transcript)
  const index = new AnchorIndex(transcript)
  index.set(id(1), readAnchoredCodings(layer).codings[0]!)
  writeTranscript(transcript, { kind: 'delete', span: { start: 8, end: 12 } })
  expect(codings()[0]).toMatchObject({ span: null, quote: 'slow' })
  expect(index.findRepair(id(1), 'slow')).toBeNull()
  undo.undo()
  expect(codings()[0]).toMatchObject({ span: null, quote: 'slow' })
  expect(index.findRepair(id(1), 'slow')).toEqual({ start: 8, end: 12 })
})

test('P6 entries that are no codings are skipped and named, the others are read', () => {
  applyCode(layer, transcript, draft(1, 8, 12))
  const map = layer.getMap<unknown>('codings')
  const good = map.get(id(1)) as object
  map.set('coding-2', { ...good, start: { client: 1, clock: -1 } })
  map.set('coding-3', { ...good, certainty: 'perhaps' })
  map.set('coding-4', 'text')
  map.set('coding-5', { ...good, code: 7 })
  map.set('x', good)
  map.set('coding-6', new Y.Map())
  const { codings, invalid } = readLayer(layer, transcript)
  expect(codings.map((coding) => coding.id)).toEqual([id(1)])
  expect(invalid.toSorted((one, other) => (one.key < other.key ? -1 : 1))).toEqual([
    { key: 'coding-2', field: 'start' },
    { key: 'coding-3', field: 'certainty' },
    { key: 'coding-4', field: 'code' },
    { key: 'coding-5', field: 'code' },
    { key: 'coding-6', field: 'code' },
    { key: 'x', field: 'id' },
  ])
})

test('an observer is given only what changed, and by whom', () => {
  const changes: LayerChange[] = []
  const stop = observeLayer(layer, (change) => changes.push(change))
  for (let number = 0; number < 50; number++) applyCode(layer, transcript, draft(number, 8, 12))
  changes.length = 0
  const other = openDocument(Y.encodeStateAsUpdate(layer))
  setRemark(other, id(7), 'mine')
  removeCoding(other, id(8))
  other.getMap('codings').set(id(9), 'broken')
  Y.applyUpdate(layer, Y.encodeStateAsUpdate(other), 'network')
  removeCoding(layer, id(10))
  stop()
  removeCoding(layer, id(11))
  expect(
    changes.map(({ set, removed, invalid, isOwn }) => [
      set.map((one) => one.id),
      removed.toSorted(),
      invalid.length,
      isOwn,
    ]),
  ).toEqual([
    [[id(7)], [id(8), id(9)], 1, false],
    [[], [id(10)], 0, true],
  ])
})

test('P9 undo takes back my own steps one by one, and nothing that came from elsewhere', () => {
  const undo = undoLayer(layer)
  applyCode(layer, transcript, draft(1, 8, 12))
  setRemark(layer, id(1), 'hm')
  const other = openDocument(Y.encodeStateAsUpdate(layer))
  applyCode(other, transcript, draft(2, 4, 7))
  Y.applyUpdate(layer, Y.encodeStateAsUpdate(other), 'network')
  const shown = () => codings().map(({ id, remark }) => `${id} ${remark}`.trim())
  undo.undo()
  expect(shown()).toEqual([id(1), id(2)])
  undo.undo()
  expect(shown()).toEqual([id(2)])
  expect(undo.undo()).toBeNull()
  undo.redo()
  undo.redo()
  expect(shown().toSorted()).toEqual([`${id(1)} hm`, id(2)])
})
