import { describe, expect, it } from 'vitest'
import type { Continuum } from '@intercoder/agreement'
import type { AccountId, CodeId } from '@intercoder/domain'
import { figureOf } from '#lib/agreement/coefficient.ts'
import { codeFigures } from '#lib/agreement/figures.ts'
import { overallFigure } from '#lib/agreement/overall.ts'
import type { PlacedMark } from '#lib/coding/mark.ts'
import { LiveFigures } from './live-figures.ts'

const coders = ['Ada', 'Ben', 'Cleo'] as AccountId[]
const codes = ['x', 'y', 'z']

/** The same numbers for the same seed: a linear congruence, as good as a few hundred small choices need. */
function drawFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function markOf(key: string, draw: (below: number) => number, length: number): PlacedMark {
  const start = draw(length - 1)
  const span = { start, end: start + 1 + draw(Math.min(40, length - start)) }
  const code = draw(12) === 0 ? null : codes[draw(codes.length)]
  return { key, coder: { account: coders[draw(coders.length)] }, code, span } as unknown as PlacedMark
}

/** What the page of figures works out from all of it. */
function workOut(marks: readonly PlacedMark[], judges: ReadonlySet<AccountId>, length: number) {
  const continuum: Continuum = {
    length,
    coders: new Map(
      [...judges].map((judge) => [
        judge,
        marks.flatMap(({ coder, code, span }) => (coder.account === judge && code ? [{ code, ...span }] : [])),
      ]),
    ),
  }
  const used = [...new Set(marks.flatMap(({ code }) => code ?? []))]
  const ofAll = { figure: figureOf('alpha', 'characters'), unit: 'characters' } as const
  return {
    overall: overallFigure([continuum], 'characters').outcome,
    codes: Object.fromEntries(codeFigures([continuum], used, ofAll).map(({ code, outcome }) => [code, outcome])),
  }
}

describe('figures that follow the marks', () => {
  it.each([1, 2, 3])('P8 are at every step what the page of figures makes of all marks (seed %i)', (seed) => {
    const draw = drawFrom(seed)
    const live = new LiveFigures()
    const marks = new Map<string, PlacedMark>()
    let length = 400
    for (let step = 0; step < 120; step++) {
      if (draw(10) === 0) length = 350 + draw(100)
      for (let change = 0; change <= draw(4); change++) {
        const key = `mark ${draw(30)}`
        if (draw(4) === 0) marks.delete(key)
        else marks.set(key, markOf(key, draw, 340))
      }
      const shown = [...marks.values()]
      const judges = new Set(shown.map(({ coder }) => coder.account))
      live.take({ marks: shown, coders: judges, length })
      const { overall, codes: figures } = live.figures()
      const whole = workOut(shown, judges, length)
      expect(Object.fromEntries(figures.map(({ code, outcome }) => [code, outcome]))).toEqual(whole.codes)
      expect(overall).toEqual(whole.overall)
    }
  })

  it('begin with what is least agreed, and end with what has no figure', () => {
    const mark = (key: string, coder: number, code: string, start: number, end: number) =>
      ({ key, coder: { account: coders[coder] }, code: code as CodeId, span: { start, end } }) as unknown as PlacedMark
    const live = new LiveFigures()
    const marks = [
      ...[mark('1', 0, 'same', 0, 20), mark('2', 1, 'same', 0, 20)],
      ...[mark('3', 0, 'apart', 40, 60), mark('4', 1, 'apart', 50, 90)],
      mark('5', 0, 'alone', 100, 110),
    ]
    live.take({ marks, coders: new Set(coders.slice(0, 2)), length: 200 })
    const order = live.figures().codes.map(({ code }) => code)
    expect(order.indexOf('apart' as CodeId)).toBeLessThan(order.indexOf('same' as CodeId))
  })
})
