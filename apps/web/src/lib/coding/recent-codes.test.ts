import type { Code, CodeId } from '@intercoder/domain'
import { describe, expect, it } from 'vitest'
import { nothingKept, RecentCodes } from './recent-codes.svelte.ts'
import { readKept } from './remembered-codes.ts'

const id = (name: string) => `code-of-${name}` as CodeId
const codes = 'abcdefghijkl'.split('').map((name) => ({ id: id(name) }) as Code)
const recent = (offered = codes) => new RecentCodes(nothingKept, () => offered)

describe('recent codes', () => {
  it('are given number keys in the order in which they are first used, and keep them', () => {
    const used = recent()
    for (const name of ['b', 'a', 'b', 'c', 'a']) used.use(id(name))
    expect([1, 2, 3, 4].map((digit) => used.at(digit))).toEqual([id('b'), id('a'), id('c'), null])
    expect(used.last).toBe(id('a'))
  })

  it('give the key of the one unused for longest to the tenth code', () => {
    const used = recent()
    for (const name of 'abcdefghi') used.use(id(name))
    used.use(id('a'))
    used.use(id('j'))
    expect(used.at(2)).toBe(id('j'))
    expect(used.at(1)).toBe(id('a'))
  })

  it('offer no code that has been retired or merged away', () => {
    const used = recent(codes.slice(1))
    used.use(id('a'))
    used.use(id('b'))
    expect([used.at(1), used.at(2)]).toEqual([null, id('b')])
  })

  it('are remembered with their keys and with which of them was used when', () => {
    let kept = nothingKept
    const before = new RecentCodes(
      nothingKept,
      () => codes,
      (now) => (kept = now),
    )
    for (const name of 'abcdefghi') before.use(id(name))
    for (const name of 'ac') before.use(id(name))
    const after = new RecentCodes(readKept(JSON.parse(JSON.stringify(kept))), () => codes)
    expect(after.last).toBe(id('c'))
    expect([1, 2, 3].map((digit) => after.at(digit))).toEqual([id('a'), id('b'), id('c')])
    after.use(id('j'))
    after.use(id('k'))
    expect([1, 2, 3, 4].map((digit) => after.at(digit))).toEqual([id('a'), id('j'), id('c'), id('k')])
  })

  it('are those on the keys, in their order, where a browser kept no more than the keys', () => {
    const used = new RecentCodes(readKept('abcdefghi'.split('').map(id)), () => codes)
    expect(used.last).toBe(id('i'))
    used.use(id('j'))
    expect([1, 2, 9].map((digit) => used.at(digit))).toEqual([id('j'), id('b'), id('i')])
  })

  it.each([[null], ['code-of-a'], [{}], [{ keys: 3, used: [] }], [[1, '', {}]]])(
    'are none where %j is kept',
    (kept) => {
      const used = new RecentCodes(readKept(kept), () => codes)
      expect([used.last, used.at(1)]).toEqual([null, null])
    },
  )

  it('are those on the keys whatever else is kept of when they were used', () => {
    const used = new RecentCodes(readKept({ keys: [id('a'), id('b')], used: [id('z'), id('a')] }), () => codes)
    expect(used.last).toBe(id('a'))
    used.use(id('b'))
    expect([used.last, used.at(1), used.at(2), used.at(3)]).toEqual([id('b'), id('a'), id('b'), null])
  })
})
