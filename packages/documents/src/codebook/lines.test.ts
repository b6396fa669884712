import type { CodebookLine } from '@intercoder/domain'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readLines, writeLine } from './lines.ts'

function lineOf(id: string, at: number): CodebookLine {
  return {
    id,
    code: 'code-1',
    field: 'whenNot',
    words: 'Not so.',
    layer: 'layer-1',
    decision: 'd',
    by: 'ann',
    at,
  } as never
}

test('P5 lines of one moment stand in one order for everybody, whatever order they came in', () => {
  const [one, other] = [new Y.Doc(), new Y.Doc()]
  writeLine(one, lineOf('line-b', 5), [])
  writeLine(other, lineOf('line-a', 5), [])
  writeLine(other, lineOf('line-c', 4), [])
  const [ones, others] = [Y.encodeStateAsUpdate(one), Y.encodeStateAsUpdate(other)]
  Y.applyUpdate(one, others)
  Y.applyUpdate(other, ones)
  expect(readLines(one).map(({ id }) => id)).toEqual(['line-c', 'line-a', 'line-b'])
  expect(readLines(other)).toEqual(readLines(one))
})
