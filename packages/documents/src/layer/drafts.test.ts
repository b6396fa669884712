import type { Codebook, CodeId, CodingId, TurnId } from '@intercoder/domain'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openDocument } from '../open.ts'
import { createTranscript } from '../transcript/write-transcript.ts'
import { changeInvented, inventCode, observeDrafts, readDrafts, removeInvented } from './drafts.ts'
import { undoLayer } from './undo-layer.ts'
import { applyCode, removeCoding } from './write-layer.ts'

const empty: Codebook = { codes: [], operations: [] }
const night = 'code-night' as CodeId
const coding = 'coding-1' as CodingId

test('a code is invented, renamed, explained and taken back while nothing bears it', () => {
  const layer = new Y.Doc()
  const seen: number[] = []
  observeDrafts(layer, (drafts) => seen.push(drafts.length))
  inventCode(layer, empty, { id: night, name: 'Nights', at: 5 })
  changeInvented(layer, empty, night, { name: 'Night shift', note: 'Whatever happens after dark' })
  expect(readDrafts(openDocument(Y.encodeStateAsUpdate(layer)))).toEqual([
    { id: night, name: 'Night shift', colour: 'blue', note: 'Whatever happens after dark', at: 5 },
  ])
  const turn = { id: 'turn-0001' as TurnId, speaker: 'A', start: null, end: null, text: 'it was slow' }
  applyCode(layer, openDocument(createTranscript([turn])), {
    id: coding,
    code: night,
    span: { start: 8, end: 11 },
    at: 6,
  })
  expect(removeInvented(layer, night)).toEqual({ ok: false, refusal: { kind: 'draft-in-use', codings: 1 } })
  removeCoding(layer, coding)
  expect(removeInvented(layer, night).ok).toBe(true)
  expect(seen).toEqual([1, 1, 0])
})

test('P9 inventing is one step that can be undone', () => {
  const layer = new Y.Doc()
  const undo = undoLayer(layer)
  inventCode(layer, empty, { id: night, name: 'Nights', at: 5 })
  changeInvented(layer, empty, night, { name: 'Night shift' })
  undo.undo()
  expect(readDrafts(layer).map(({ name }) => name)).toEqual(['Nights'])
  undo.undo()
  expect(readDrafts(layer)).toEqual([])
})

test('P6 what is no draft is passed over', () => {
  const layer = new Y.Doc()
  const drafts = layer.getMap<unknown>('drafts')
  drafts.set('x', { name: 'n', colour: 'blue', note: '', at: 1 })
  drafts.set('code-plain', 'text')
  drafts.set('code-early', { name: 'n', colour: 'blue', note: '', at: 'now' })
  drafts.set('code-nested', new Y.Map())
  expect(readDrafts(layer)).toEqual([])
})
