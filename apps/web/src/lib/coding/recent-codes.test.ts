import type { Code, CodeId } from '@intercoder/domain'
import { describe, expect, it } from 'vitest'
import { RecentCodes } from './recent-codes.svelte.ts'

const id = (name: string) => `code-${name}` as CodeId
const codes = 'abcdefghijkl'.split('').map((name) => ({ id: id(name) }) as Code)
const recent = (offered = codes) => new RecentCodes([], () => offered)

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

  it('are remembered', () => {
    let kept: readonly CodeId[] = []
    const used = new RecentCodes(
      [id('k')],
      () => codes,
      (now) => (kept = now),
    )
    used.use(id('l'))
    expect(kept).toEqual([id('k'), id('l')])
    expect(used.at(1)).toBe(id('k'))
  })
})
