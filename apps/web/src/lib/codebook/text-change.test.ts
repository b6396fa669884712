import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { changeTyped, followDelta } from './text-change.ts'

describe('what was typed', () => {
  it.each([
    ['', 'a', 1, { at: 0, removed: 0, inserted: 'a' }],
    ['aa', 'aaa', 1, { at: 0, removed: 0, inserted: 'a' }],
    ['aa', 'aaa', 3, { at: 2, removed: 0, inserted: 'a' }],
    ['one two', 'one', 3, { at: 3, removed: 4, inserted: '' }],
    ['one two', 'one 2 two', 6, { at: 4, removed: 0, inserted: '2 ' }],
    ['one two', 'six', 3, { at: 0, removed: 7, inserted: 'six' }],
    ['same', 'same', 2, null],
  ])('%j to %j with the caret at %i', (before, after, caret, change) => {
    expect(changeTyped(before, after, caret)).toEqual(change)
  })

  it('gives back the text that was typed, whatever changed', () => {
    let seed = 3
    const next = (below: number) => (seed = (seed * 16_807) % 2_147_483_647) % below
    for (let run = 0; run < 2_000; run++) {
      const word = () => Array.from({ length: next(6) }, () => 'ab'[next(2)]).join('')
      const [before, after] = [word(), word()]
      const change = changeTyped(before, after, next(after.length + 1))
      const { at, removed, inserted } = change ?? { at: 0, removed: 0, inserted: '' }
      expect(before.slice(0, at) + inserted + before.slice(at + removed)).toBe(after)
    }
  })
})

describe('the caret while somebody else writes', () => {
  const follow = (place: number, change: (text: Y.Text) => void) => {
    const text = new Y.Doc().getText('it')
    text.insert(0, 'one two three')
    let moved = place
    text.observe((event) => (moved = followDelta(place, event.delta)))
    change(text)
    return moved
  }

  it('stays between the same letters', () => {
    expect(follow(4, (text) => text.insert(0, 'zero '))).toBe(9)
    expect(follow(4, (text) => text.insert(8, 'and '))).toBe(4)
    expect(follow(8, (text) => text.delete(0, 4))).toBe(4)
    expect(follow(6, (text) => text.delete(4, 4))).toBe(4)
    expect(follow(4, (text) => text.insert(4, 'new '))).toBe(4)
  })
})
