import { describe, expect, it } from 'vitest'
import { Away, wordDigest } from './digest.svelte.ts'

describe('what changed while I was away', () => {
  it('is gathered only while I am away and told once I am back', () => {
    const away = new Away()
    away.noteCodings('Ben', ['seen-live'])
    away.leave()
    away.noteCodings('Ben', ['a', 'b'])
    away.noteCodings('Chloe', ['c'])
    away.noteCodings('Ben', ['d'])
    away.noteCorrection(40)
    expect(away.told).toBeNull()
    away.return()
    expect(away.told && wordDigest(away.told)).toBe(
      '3 new codings by Ben, 1 new coding by Chloe, and 1 correction since you were here',
    )
    expect(away.told?.marks).toEqual(['a', 'b', 'c', 'd'])
    away.dismiss()
    expect(away.told).toBeNull()
  })

  it('is nothing where nothing changed, and adds up while it is not read', () => {
    const away = new Away()
    away.leave()
    away.return()
    expect(away.told).toBeNull()
    for (const mark of ['a', 'b']) {
      away.leave()
      away.noteCodings('Ben', [mark])
      away.return()
    }
    expect(away.told && wordDigest(away.told)).toBe('2 new codings by Ben since you were here')
  })
})
