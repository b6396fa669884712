/** P5, P8: what holds for every text, checked against the definitions taken character by character. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutCodeSets, codesOfSet } from '../src/continuum/code-sets.ts'
import type { Continuum } from '../src/continuum/continuum.ts'
import { recode } from '../src/continuum/recode.ts'
import { runsByCode } from '../src/continuum/runs.ts'
import { splitContinuum } from '../src/continuum/split.ts'
import { disagreements } from '../src/disagreements/disagreements.ts'
import { settleTally } from '../src/disagreements/settle.ts'
import { masiDistance } from '../src/sets/set-distance.ts'
import { confusion } from '../src/spans/confusion.ts'
import { maximumMatching } from '../src/spans/matching.ts'
import { pairTexts } from '../src/spans/pair-texts.ts'
import { spanF1 } from '../src/spans/span-f1.ts'
import { cAlphaBinary, codeBarUAlpha, codePercent, tallyCode } from '../src/sweep/code-tally.ts'
import { sweepText } from '../src/sweep/sweep-text.ts'
import { compareSets } from '../src/unitizing/closeness.ts'
import { coincide } from '../src/unitizing/coincide.ts'
import { cuAlpha, kuAlpha } from '../src/unitizing/cu-alpha.ts'
import { barUAlpha, uAlpha } from '../src/unitizing/u-alpha.ts'
import { alikeText, arbitraryText, codes, holdersByPlace } from './arbitrary-texts.ts'

const texts = fc.array(arbitraryText(), { maxLength: 3 })
const exactly = { tolerance: 0, conflictIou: 0.5 }
const run = { seed: 20_111, numRuns: 300 }

function allFigures(continua: readonly Continuum[]) {
  const sweeps = continua.map(sweepText)
  const table = coincide(continua.map(cutCodeSets))
  return {
    byCode: codes.map((code) => {
      const tally = tallyCode(sweeps, code)
      return [codeBarUAlpha(tally), cAlphaBinary(tally)]
    }),
    sets: [uAlpha(table), barUAlpha(table), cuAlpha(table, { closeness: compareSets(table.values, masiDistance) })],
    perSet: table.values.map((value) => kuAlpha(table, value)),
    queues: sweeps.map((sweep) => disagreements(sweep, exactly)),
    pairs: codes.map((code) => confusion(pairTexts(continua, ['coder-0', 'coder-1']), code)),
    f1: spanF1(pairTexts(continua, ['coder-0', 'coder-1']), { match: 'iou', threshold: 0.5 }),
  }
}

describe('P8 every text', () => {
  test('P5 the order of coders, of codings and of texts does not show, to the last bit', () => {
    const turn = <T>(items: readonly T[]) => [...items].reverse()
    fc.assert(
      fc.property(texts, (continua) => {
        const turned = turn(continua).map(({ length, coders }) => ({
          length,
          coders: new Map(turn([...coders]).map(([coder, held]) => [coder, turn(held)])),
        }))
        const figures = allFigures(turned)
        expect({ ...figures, queues: turn(figures.queues) }).toEqual(allFigures(continua))
      }),
      run,
    )
  })

  test.each([5, 40])('a sweep counts what %i coders hold, character by character', (most) => {
    fc.assert(
      fc.property(arbitraryText(most), fc.constantFrom(...codes), (continuum, code) => {
        const holders = holdersByPlace(continuum, code).map((held) => held.length)
        const sweep = sweepText(continuum).codes.get(code)
        const apart = holders.reduce((sum, k) => sum + k * (continuum.coders.size - k), 0)
        expect(sweep?.apart ?? 0).toBe(apart)
        expect(sweep?.coded ?? 0).toBe(holders.reduce((sum, k) => sum + k, 0))
      }),
      run,
    )
  })

  test('c-alpha-binary is nominal alpha with each character as a unit', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...codes), (continua, code) => {
        const judged = continua.filter(({ coders }) => coders.size > 1)
        let [n, coded, apart] = [0, 0, 0]
        for (const continuum of judged) {
          const m = continuum.coders.size
          for (const held of holdersByPlace(continuum, code)) {
            n += m
            coded += held.length
            apart += (held.length * (m - held.length)) / (m - 1)
          }
        }
        const outcome = cAlphaBinary(tallyCode(continua.map(sweepText), code))
        if (n === 0) expect(outcome).toEqual({ value: null, reason: 'no-pairable-values' })
        else if (coded === 0 || coded === n) expect(outcome).toEqual({ value: null, reason: 'no-variation' })
        else expect(outcome.value).toBeCloseTo(1 - ((n - 1) * apart) / (coded * (n - coded)), 10)
        const percent = codePercent(tallyCode(continua.map(sweepText), code))
        if (n > 0) expect(percent.value).toBeCloseTo(1 - (2 * apart) / n, 10)
      }),
      run,
    )
  })

  test('|uα of a code in closed form is |uα over its runs', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...codes), (continua, code) => {
        const runs = continua.map((continuum) => {
          const held = runsByCode(continuum).get(code)
          const coders = [...continuum.coders.keys()].map(
            (coder) => [coder, (held?.get(coder) ?? []).map((span) => ({ ...span, code }))] as const,
          )
          return { length: continuum.length, coders: new Map(coders) }
        })
        const [closed, whole] = [codeBarUAlpha(tallyCode(continua.map(sweepText), code)), barUAlpha(coincide(runs))]
        if (whole.value === null) expect(closed).toEqual(whole)
        else expect(closed.value).toBeCloseTo(whole.value, 10)
      }),
      run,
    )
  })

  test('sets of codes hold at each place what the coder holds there', () => {
    fc.assert(
      fc.property(arbitraryText(3), (continuum) => {
        const sets = cutCodeSets(continuum)
        const value = (coder: string, at: number) =>
          sets.coders
            .get(coder)!
            .filter(({ start, end }) => start <= at && at < end)
            .map(({ code }) => codesOfSet(code))
        for (const [coder, held] of continuum.coders) {
          for (let at = 0; at < continuum.length; at++) {
            const here = held.filter(({ start, end }) => start <= at && at < end).map(({ code }) => code)
            const wanted = [...new Set(here)].sort()
            expect(value(coder, at)).toEqual(wanted.length > 0 ? [wanted] : [])
          }
        }
      }),
      { ...run, numRuns: 100 },
    )
  })

  test('a figure is 1 where nobody differs and there is variation, and nowhere else', () => {
    let perfect = 0
    fc.assert(
      fc.property(fc.array(alikeText, { minLength: 1, maxLength: 2 }), (continua) => {
        for (const code of codes) {
          const tally = tallyCode(continua.map(sweepText), code)
          const agree = tally.apart.every((amount) => amount === 0)
          for (const { value } of [codeBarUAlpha(tally), cAlphaBinary(tally)]) {
            if (value !== null) expect(value === 1).toBe(agree)
            if (value === 1) perfect++
          }
        }
        const table = coincide(continua.map(cutCodeSets))
        const apart = table.coincidences.some(({ value, other }) => value !== other)
        const beside = table.beside.some((length) => length > 0)
        const of = (figure: { value: number | null }, agree: boolean) =>
          figure.value === null || expect(figure.value === 1).toBe(agree)
        of(uAlpha(table), !apart && !beside)
        of(barUAlpha(table), !beside)
        of(cuAlpha(table), !apart)
        of(cuAlpha(table, { closeness: compareSets(table.values, masiDistance) }), !apart)
      }),
      { ...run, numRuns: 1000 },
    )
    expect(perfect).toBeGreaterThan(100)
  })

  test('what is split where nobody coded keeps its counts', () => {
    fc.assert(
      fc.property(
        arbitraryText(),
        fc.array(fc.nat({ max: 30 })),
        fc.constantFrom(...codes),
        (continuum, cuts, code) => {
          const crossed = (at: number) =>
            [...continuum.coders.values()].flat().some(({ start, end }) => start < at && at < end)
          const clear = cuts.filter((at) => !crossed(at))
          const whole = tallyCode([sweepText(continuum)], code)
          // Runs that touch across a cut are two runs after it, so that only counts of single characters are bound to stay.
          const { squares: _, ...kept } = whole
          expect(tallyCode(splitContinuum(continuum, clear).map(sweepText), code)).toMatchObject(kept)
          // Cut anywhere, characters still stay what they were.
          expect(tallyCode(splitContinuum(continuum, cuts).map(sweepText), code)).toMatchObject(kept)
        },
      ),
      run,
    )
  })

  test('the weights of a code in the queue are all of what coders disagree on', () => {
    fc.assert(
      fc.property(arbitraryText(), fc.constantFrom(...codes), (continuum, code) => {
        const sweep = sweepText(continuum)
        const queue = disagreements(sweep, exactly)
        const weights = queue.map(({ byCode }) => byCode.get(code)?.weight ?? 0)
        const apart = continuum.coders.size < 2 ? 0 : (sweep.codes.get(code)?.apart ?? 0)
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(apart)
        for (const { weight, byCode } of queue) {
          expect([...byCode.values()].reduce((sum, one) => sum + one.weight, 0)).toBe(weight)
        }
      }),
      run,
    )
  })

  test('a settled disagreement is gone from the tally, and nothing else is', () => {
    let settled = 0
    fc.assert(
      fc.property(arbitraryText(), fc.constantFrom(...codes), fc.boolean(), (text, code, taken) => {
        const continuum = recode(text, (one) => (one === code ? code : null))
        const [first] = disagreements(sweepText(continuum), exactly)
        if (!first) return
        const { start, end } = first
        const touched = [...continuum.coders.values()].flat().some((one) => one.end === start || one.start === end)
        if (taken && touched) return
        const runs = taken ? [{ start, end }] : []
        const coders = [...continuum.coders].map(([coder, held]) => {
          const outside = held.filter((one) => one.end <= start || one.start >= end)
          return [coder, [...outside, ...runs.map((run) => ({ ...run, code }))]] as const
        })
        const after = tallyCode([sweepText({ length: continuum.length, coders: new Map(coders) })], code)
        const tally = settleTally(tallyCode([sweepText(continuum)], code), first.byCode.get(code)!, runs)
        expect(codeBarUAlpha(tally)).toEqual(codeBarUAlpha(after))
        expect(cAlphaBinary(tally)).toEqual(cAlphaBinary(after))
        settled++
      }),
      run,
    )
    expect(settled).toBeGreaterThan(50)
  })

  test('as many spans are matched as can be', () => {
    const choices = fc.array(fc.uniqueArray(fc.nat({ max: 5 }), { maxLength: 4 }), { maxLength: 6 })
    const most = (left: readonly (readonly number[])[], taken: readonly number[]): number => {
      const [first, ...rest] = left
      if (!first) return 0
      const takes = first.filter((partner) => !taken.includes(partner)).map((one) => 1 + most(rest, [...taken, one]))
      return Math.max(most(rest, taken), ...takes)
    }
    fc.assert(
      fc.property(choices, (graph) => {
        expect(maximumMatching(graph)).toBe(most(graph, []))
      }),
      run,
    )
  })
})
