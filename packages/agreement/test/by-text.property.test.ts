/** P8: what a bootstrap adds up is what a full computation over the drawn texts would give. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  barUAlpha,
  cAlphaBinary,
  characterKappa,
  codeBarUAlpha,
  codeByText,
  coincide,
  coincidencesByText,
  compareSets,
  confusion,
  confusionsByText,
  cuAlpha,
  cutCodeSets,
  masiDistance,
  pairTexts,
  pooledKappa,
  recode,
  spanF1,
  spanF1ByText,
  sweepText,
  tallyCode,
  uAlpha,
  type Additive,
  type Continuum,
  type Outcome,
} from '../src/index.ts'
import { arbitraryText, codes, holdersByPlace } from './arbitrary-texts.ts'

/** Some texts, and a sample of them with repetitions. */
const samples = fc
  .array(arbitraryText(4), { minLength: 1, maxLength: 4 })
  .chain((texts) =>
    fc.record({ texts: fc.constant(texts), drawn: fc.array(fc.nat({ max: texts.length - 1 }), { maxLength: 6 }) }),
  )
const run = { seed: 20_111, numRuns: 200 }
const pair = ['coder-0', 'coder-1'] as const

function expectSame(
  of: (texts: readonly Continuum[]) => Additive,
  full: (texts: readonly Continuum[]) => Outcome,
): void {
  fc.assert(
    fc.property(samples, ({ texts, drawn }) => {
      const additive = of(texts)
      const sum = new Float64Array(additive.width)
      for (const unit of drawn) additive.add(sum, unit)
      expect(additive.units).toBe(texts.length)
      expect(additive.figure(sum)).toEqual(full(drawn.map((unit) => texts[unit]!)))
    }),
    run,
  )
}

describe('P8 text by text', () => {
  test.each([
    ['|uα', codeBarUAlpha],
    ['c-alpha-binary', cAlphaBinary],
  ] as const)('a code: %s', (_, figure) => {
    for (const code of codes) {
      expectSame(
        (texts) => codeByText(texts.map(sweepText), code, figure),
        (texts) => figure(tallyCode(texts.map(sweepText), code)),
      )
    }
  })

  test.each([
    ['uα', uAlpha],
    ['|uα', barUAlpha],
    ['cuα', cuAlpha],
  ] as const)('sets of codes: %s', (_, figure) => {
    expectSame(
      (texts) => coincidencesByText(texts.map(cutCodeSets), (table) => figure(table)),
      (texts) => figure(coincide(texts.map(cutCodeSets))),
    )
  })

  test('sets of codes by a distance, compared once for all samples', () => {
    fc.assert(
      fc.property(samples, ({ texts, drawn }) => {
        const closeness = compareSets(coincide(texts.map(cutCodeSets)).values, masiDistance)
        const additive = coincidencesByText(texts.map(cutCodeSets), (table) => cuAlpha(table, { closeness }))
        const sum = new Float64Array(additive.width)
        for (const unit of drawn) additive.add(sum, unit)
        const table = coincide(drawn.map((unit) => cutCodeSets(texts[unit]!)))
        const full = cuAlpha(table, { closeness: compareSets(table.values, masiDistance) })
        const outcome = additive.figure(sum)
        if (full.value === null) expect(outcome).toEqual(full)
        else expect(outcome.value).toBeCloseTo(full.value, 10)
      }),
      run,
    )
  })

  test('a pair', () => {
    expectSame(
      (texts) => confusionsByText(texts.map(asPair), [codes[0]], ([table]) => characterKappa(table!)),
      (texts) => characterKappa(confusion(texts.map(asPair), codes[0])),
    )
    expectSame(
      (texts) => confusionsByText(texts.map(asPair), codes, pooledKappa),
      (texts) => pooledKappa(codes.map((code) => confusion(texts.map(asPair), code))),
    )
    expectSame(
      (texts) => spanF1ByText(texts.map(asPair), { match: 'iou', threshold: 0.5 }),
      (texts) => spanF1(texts.map(asPair), { match: 'iou', threshold: 0.5 }),
    )
  })

  test('codes taken as one are held where any of them is, and what is left out is held by nobody', () => {
    fc.assert(
      fc.property(arbitraryText(4), (text) => {
        const taken = codes.slice(0, 3)
        const merged = recode(text, (code) => (taken.some((one) => one === code) ? 'any' : null))
        const apart = taken.map((code) => holdersByPlace(text, code))
        const holders = holdersByPlace(merged, 'any')
        holders.forEach((held, at) => {
          expect(new Set(held)).toEqual(new Set(apart.flatMap((one) => one[at]!)))
        })
        const coded = holders.reduce((sum, held) => sum + held.length, 0)
        expect(sweepText(merged).codes.get('any')?.coded ?? 0).toBe(coded)
        expect([...sweepText(merged).codes.keys()].filter((code) => code !== 'any')).toEqual([])
      }),
      run,
    )
  })
})

/** A text as a pair sees it, empty where one of the two never judged it. */
function asPair(text: Continuum) {
  return pairTexts([text], pair)[0] ?? { length: 0, one: new Map(), other: new Map() }
}
