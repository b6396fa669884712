/** P5, P8: what holds for any ratings, whatever the coefficient. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countUnits, type Category, type Outcome } from '../src/index.ts'
import { type Given, run, scale, given, read } from './arbitrary-ratings.ts'
import { ofTally, ofCoders, figures, expectSame } from './figures-of-ratings.ts'

const names = ['__proto__', 'constructor', '', 'é'] as const

describe('P8 any ratings', () => {
  test.each(Object.entries(figures))('%s is a finite number of at most 1, or says why not', (_, figure) => {
    fc.assert(
      fc.property(given(scale), (ratings) => {
        const outcome = figure(read(ratings))
        if (outcome.value === null) expect(outcome.reason).toMatch(/^no-pairable-values$|^no-variation$/)
        else expect(Number.isFinite(outcome.value) && outcome.value <= 1 + 1e-12).toBe(true)
      }),
      run,
    )
  })

  test.each(Object.entries(figures))('P5 %s does not depend on the order of coders or units', (_, figure) => {
    fc.assert(
      fc.property(given(scale), (ratings) => {
        const turned = [...ratings].reverse().map((values) => [...values].reverse())
        expectSame(figure(read(turned)), figure(read(ratings)))
      }),
      run,
    )
  })

  test.each(Object.entries({ ...ofTally, ...ofCoders }))('%s does not depend on names or their order', (_, figure) => {
    fc.assert(
      fc.property(given(scale), fc.shuffledSubarray([...names], { minLength: 4 }), (ratings, other) => {
        const renamed = ratings.map((values) =>
          values.map((value) => (value === null ? null : other[scale.indexOf(value as 0)]!)),
        )
        expectSame(figure(countUnits(read(renamed, names))), figure(countUnits(read(ratings))))
      }),
      run,
    )
  })

  test('alpha is 1 if and only if nothing is apart and something varies', () => {
    fc.assert(
      fc.property(given(scale.slice(0, 2), 2), (ratings) => {
        const units = (ratings[0] ?? []).map((_, unit) => ratings.flatMap((values) => values[unit] ?? []))
        const pairable = units.filter((values) => values.length > 1)
        const varies = new Set(pairable.flat()).size > 1
        const isApart = pairable.some((values) => new Set(values).size > 1)
        for (const name of ['alpha', 'ordinal', 'interval']) {
          expect(figures[name]!(read(ratings)).value === 1).toBe(varies && !isApart)
        }
      }),
      run,
    )
  })

  test.each(['alpha', 'ordinal', 'interval', 'ratio', 'Light', 'value weighted', 'Lotus'])(
    '%s takes no notice of lone ratings',
    (name) => {
      fc.assert(
        fc.property(given(scale), fc.constantFrom(...scale), (ratings, lone) => {
          const longer = ratings.map((values, coder) => [...values, coder === 0 ? lone : null])
          expect(figures[name]!(read(longer))).toEqual(figures[name]!(read(ratings)))
        }),
        run,
      )
    },
  )

  test('alpha is that of the definition, pair by pair', () => {
    const far = (one: Category, other: Category) => (Number(one) - Number(other)) ** 2
    fc.assert(
      fc.property(given(scale), (ratings) => {
        expectSame(figures.interval!(read(ratings)), alphaByDefinition(ratings, far))
        expectSame(
          figures.alpha!(read(ratings)),
          alphaByDefinition(ratings, (one, other) => Number(one !== other)),
        )
      }),
      run,
    )
  })

  test('a scale of many values is walked through and not tabulated, and gives the same', () => {
    const many = [...scale, ...Array.from({ length: 70 }, (_, more) => 100 + more)]
    fc.assert(
      fc.property(given(scale), (ratings) => {
        for (const name of ['interval', 'ordinal', 'ratio']) {
          expectSame(figures[name]!(read(ratings, many)), figures[name]!(read(ratings)))
        }
      }),
      run,
    )
  })

  test('a scale is the same in other units of measurement, however large or small', () => {
    fc.assert(
      fc.property(given(scale), fc.constantFrom(1e-200, 1e-9, 3, 1e149), (ratings, unit) => {
        const measured = ratings.map((values) => values.map((value) => (value === null ? null : Number(value) * unit)))
        for (const name of ['interval', 'ratio', 'AC2', 'weighted Fleiss']) {
          expectSame(
            figures[name]!(
              read(
                measured,
                scale.map((value) => value * unit),
              ),
            ),
            figures[name]!(read(ratings)),
          )
        }
      }),
      run,
    )
  })
})

/** Krippendorff's alpha, taken at its word. */
function alphaByDefinition(ratings: Given, far: (one: Category, other: Category) => number): Outcome {
  const units = (ratings[0] ?? [])
    .map((_, unit) => ratings.flatMap((values) => values[unit] ?? []))
    .filter((values) => values.length > 1)
  const apart = (values: Category[]) =>
    values.reduce<number>(
      (sum, one, at) => sum + values.slice(at + 1).reduce<number>((s, other) => s + far(one, other), 0),
      0,
    )
  const all = units.flat()
  if (all.length === 0) return { value: null, reason: 'no-pairable-values' }
  const expected = apart(all)
  if (expected === 0) return { value: null, reason: 'no-variation' }
  const observed = units.reduce((sum, values) => sum + apart(values) / (values.length - 1), 0)
  return { value: 1 - ((all.length - 1) * observed) / expected }
}
