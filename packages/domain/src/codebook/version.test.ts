import { expect, it } from 'vitest'
import type { CodingId, VersionId } from '../ids.ts'
import { mergeCodes, writeProse } from './rules.ts'
import { after, codeId, makeCode, makeCodebook, recording } from './testing.ts'
import { codedUnder, redefinitionFinder } from './version.ts'

const version = (number: number, at: number) => ({ id: `version-${number}` as VersionId, number, at })
const versions = [version(1, 10), version(2, 20)]

it('a coding is under the version of its round, or else the newest of its time', () => {
  expect(codedUnder(5, { version: null }, versions)).toBeNull()
  expect(codedUnder(10, { version: null }, versions)?.number).toBe(1)
  expect(codedUnder(99, { version: null }, versions)?.number).toBe(2)
  expect(codedUnder(99, { version: versions[0]!.id }, versions)?.number).toBe(1)
})

it('only words that decide whether a code fits redefine it', () => {
  const then = makeCodebook(makeCode('trust', { definition: 'Faith.' }), makeCode('delay', { definition: 'Waiting.' }))
  const coding = { id: 'coding-1' as CodingId, code: codeId('trust'), at: 1 }
  const example = after(then, (now) => writeProse(now, codeId('trust'), 'example', 'She believed it.'))
  const spaces = after(then, (now) => writeProse(now, codeId('trust'), 'definition', ' Faith.\n'))
  for (const same of [example, spaces]) expect(redefinitionFinder(then, same)(coding)).toBeNull()
  const narrower = after(then, (now) => writeProse(now, codeId('trust'), 'whenNot', 'Not of people.'))
  expect(redefinitionFinder(then, narrower)(coding)?.after.whenNot).toBe('Not of people.')
})

it('a coding whose code was merged means what the other code says', () => {
  const then = makeCodebook(makeCode('trust', { definition: 'Faith.' }), makeCode('delay', { definition: 'Waiting.' }))
  const merged = after(then, (now) => mergeCodes(now, codeId('trust'), codeId('delay'), recording('merge', 5)))
  const found = redefinitionFinder(then, merged)({ id: 'coding-1' as CodingId, code: codeId('trust'), at: 1 })
  expect([found?.before.name, found?.after.name]).toEqual(['trust', 'delay'])
})
