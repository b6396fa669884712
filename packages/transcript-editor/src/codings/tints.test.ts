import type { AnchorIndex } from '@intercoder/documents'
import type { Span, TurnId } from '@intercoder/domain'
import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { makeTurn, schema } from '../text/schema.ts'
import { ShownCodings } from './shown-coding.ts'
import { Tints } from './tints.ts'

/** Two turns, the second coded, its tint noted and not drawn yet. */
function openStale() {
  const doc = schema.node('doc', null, [
    makeTurn('one' as TurnId, 'With letter'),
    makeTurn('two' as TurnId, 'enough of it'),
  ])
  // The turns begin with their markers at 0 and 12; the coding is on "of".
  const spans = new Map<string, Span>([['coding', { start: 20, end: 22 }]])
  const codings = new ShownCodings({ span: (key: string) => spans.get(key) ?? null } as unknown as AnchorIndex)
  const tints = new Tints(codings)
  tints.drawTurns(doc, { first: 0, last: 1 })
  const change = { set: [{ key: 'coding', code: 'Code', colour: 'blue', initials: 'A' }] }
  tints.touch(doc, codings.change(change))
  const edit = (at: number, words: string) => {
    const transaction = EditorState.create({ doc }).tr.insertText(words, at)
    const { start, end } = spans.get('coding') as Span
    spans.set('coding', { start: start + words.length, end: end + words.length })
    codings.forgetPlaces()
    tints.follow(transaction, [])
    return tints.set.find().map(({ from, to }) => transaction.doc.textBetween(from, to))
  }
  return { edit }
}

test('a tint that was still to be drawn when words before it were corrected stands on its own words', () => {
  expect(openStale().edit(6, 'such ')).toEqual(['of'])
})
