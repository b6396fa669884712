import { expect, test } from 'vitest'
import { sortDecided, wordDecided } from './decided-words.ts'

const mine = { code: 'Taught too soon', quote: 'a letter that nobody read.' }
const wider = { code: 'Taught too soon', quote: 'With a letter that nobody read' }
const decided = { outcome: 'consensus' as const, coded: [mine], written: [wider], undoneAt: null }
const had = 'You had “Taught too soon” on “a letter that nobody read”.'

test('a coder reads what they had, and what became of it', () => {
  expect(wordDecided(decided)).toBe(`${had} The consensus has “Taught too soon” on “With a letter that nobody read”.`)
  expect(wordDecided({ ...decided, written: [] })).toBe(`${had} The consensus has nothing here.`)
  expect(wordDecided({ ...decided, written: [mine] })).toBe(`${had} The consensus has the same.`)
  expect(wordDecided({ ...decided, outcome: 'as-is', written: [] })).toBe(`${had} The difference stays.`)
  expect(wordDecided({ ...decided, outcome: 'codebook', written: [] })).toBe(
    `${had} It comes from the codebook. The consensus has nothing here.`,
  )
  expect(wordDecided({ ...decided, written: [], undoneAt: 5 })).toContain('is undone, and open again')
  expect(wordDecided({ ...decided, coded: [{ code: '', quote: 'x' }] })).toContain('“a code that was removed” on “x”')
})

test('what changed something is read first', () => {
  const kept = { ...decided, written: [mine] }
  expect(sortDecided([kept, decided, kept])).toEqual([decided, kept, kept])
})
