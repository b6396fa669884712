import { expect, it } from 'vitest'
import { MarkFeed, type TextMark } from './mark-feed.ts'

const mark = (key: string, version = 1, code = 'code-a') => ({ key, version, code })
const show = ({ key, code }: TextMark) => ({ key, code: code ?? '', colour: 'blue', initials: 'IF' })

it('tells what came, changed and went, and nothing else', () => {
  const feed = new MarkFeed()
  const told = (...marks: TextMark[]) => {
    const change = feed.take(marks, show)
    return change && { set: change.set?.map(({ key }) => key), removed: change.removed }
  }
  const [a, b, c] = [mark('a'), mark('b'), mark('c')]
  expect(told(a, c)).toEqual({ set: ['a', 'c'], removed: [] })
  expect(told(a, b, c)).toEqual({ set: ['b'], removed: [] })
  expect(told(a, mark('b', 2), c)).toEqual({ set: ['b'], removed: [] })
  expect(told(a, mark('b', 2, 'code-b'), c)).toEqual({ set: ['b'], removed: [] })
  expect(told(c, a)).toEqual({ set: [], removed: ['b'] })
  expect(told({ ...c }, a)).toBeNull()
})

it('tells of every mark again when they are to be shown otherwise', () => {
  const feed = new MarkFeed()
  feed.take([mark('a'), mark('b')], show)
  const change = feed.take([mark('b')], (mark) => ({ ...show(mark), code: 'Other name' }))
  expect(change).toEqual({ set: [{ ...show(mark('b')), code: 'Other name' }], removed: ['a'] })
})

it('agrees with comparing by key, whatever changes at once', () => {
  let seed = 7
  const next = (below: number) => (seed = (seed * 16_807) % 2_147_483_647) % below
  const feed = new MarkFeed()
  const shown = new Map<string, number>()
  for (let step = 0; step < 300; step++) {
    const keys = Array.from({ length: next(12) }, () => `key-${next(15)}`)
    const marks = [...new Set(keys)].map((key) => mark(key, next(3)))
    const change = feed.take(marks, show)
    for (const { key } of change?.set ?? []) shown.set(key, marks.find((one) => one.key === key)!.version)
    for (const key of change?.removed ?? []) shown.delete(key)
    expect(shown).toEqual(new Map(marks.map(({ key, version }) => [key, version])))
  }
})
