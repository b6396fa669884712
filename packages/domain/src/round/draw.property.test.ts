import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AccountId, SourceId } from '../ids.ts'
import { drawPairs, type Lot } from './draw.ts'

const sources = (count: number) => Array.from({ length: count }, (_, n) => `source-${n}` as SourceId)
const people = (count: number) => Array.from({ length: count }, (_, n) => `account-${n}` as AccountId)

const lots = fc.record({
  sources: fc.integer({ min: 1, max: 60 }).map(sources),
  share: fc.double({ min: 0.01, max: 1, noNaN: true }),
  coders: fc.integer({ min: 1, max: 4 }),
  among: fc.integer({ min: 1, max: 7 }).map(people),
  seed: fc.nat(0xffff_ffff),
})

test('a lot gives each source drawn its number of different coders, and nobody two more than another', () => {
  fc.assert(
    fc.property(lots, (lot) => {
      const pairs = drawPairs(lot)
      const bySource = Map.groupBy(pairs, ({ source }) => source)
      expect(bySource.size).toBe(Math.ceil(lot.share * lot.sources.length - 1e-9))
      const each = Math.min(lot.coders, lot.among.length)
      for (const chosen of bySource.values()) expect(new Set(chosen.map(({ coder }) => coder)).size).toBe(each)
      const loads = lot.among.map((person) => pairs.filter(({ coder }) => coder === person).length)
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
    }),
  )
})

test('the same seed draws the same, in whatever order sources and coders are named', () => {
  fc.assert(
    fc.property(lots, (lot) => {
      const turned: Lot = { ...lot, sources: lot.sources.toReversed(), among: lot.among.toReversed() }
      expect(drawPairs(turned)).toEqual(drawPairs(lot))
    }),
  )
})

test('two coders for 10 % of 431 interviews are 44 interviews; another seed draws others', () => {
  const lot = { sources: sources(431), share: 0.1, coders: 2, among: people(5), seed: 2011 }
  const drawn = drawPairs(lot)
  expect(new Set(drawn.map(({ source }) => source)).size).toBe(44)
  expect(drawn).toHaveLength(88)
  expect(drawPairs({ ...lot, seed: 2012 })).not.toEqual(drawn)
})

test('every source and every coder is drawn about as often', () => {
  const counts = new Map<string, number>()
  for (let seed = 0; seed < 4_000; seed++)
    for (const { source, coder } of drawPairs({ sources: sources(10), share: 0.2, coders: 1, among: people(4), seed }))
      for (const drawn of [source, coder]) counts.set(drawn, (counts.get(drawn) ?? 0) + 1)
  for (const source of sources(10)) expect(Math.abs((counts.get(source) ?? 0) - 800)).toBeLessThan(120)
  for (const person of people(4)) expect(Math.abs((counts.get(person) ?? 0) - 2_000)).toBeLessThan(200)
})
