/** P5, P8: after any edits the figures are those of a full computation, to the last bit. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutCodeSets } from '../src/continuum/code-sets.ts'
import type { Coding, Continuum } from '../src/continuum/continuum.ts'
import { LiveCodings } from '../src/live/live-codings.ts'
import type { LiveCoding } from '../src/live/live-text.ts'
import { masiDistance } from '../src/sets/set-distance.ts'
import { confusion, type Confusion } from '../src/spans/confusion.ts'
import { pairTexts } from '../src/spans/pair-texts.ts'
import { cAlphaBinary, codeBarUAlpha, tallyCode, type CodeTally } from '../src/sweep/code-tally.ts'
import { sweepText } from '../src/sweep/sweep-text.ts'
import { compareSets } from '../src/unitizing/closeness.ts'
import { coincide } from '../src/unitizing/coincide.ts'
import type { CoincidenceTable } from '../src/unitizing/coincidence-table.ts'
import { cuAlpha, cuCoverage } from '../src/unitizing/cu-alpha.ts'
import { barUAlpha, uAlpha } from '../src/unitizing/u-alpha.ts'
import { codes } from './arbitrary-texts.ts'

const names = ['text-0', 'text-1', 'text-2'] as const
const coders = ['Ada', 'Ben', 'Cyd', 'Dee'] as const
const one = fc.constantFrom

const text = one(...names)
const coding = fc
  .record({
    id: fc.nat({ max: 40 }),
    coder: one(...coders),
    start: fc.nat({ max: 60 }),
    size: fc.nat({ max: 25 }),
    code: one(...codes),
  })
  .map(({ id, size, ...rest }): LiveCoding => ({ id: `coding-${id}`, ...rest, end: rest.start + size }))
const edits = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.record({ kind: one('set' as const), text, coding }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: one('fill' as const), text, codings: fc.array(coding, { maxLength: 30 }) }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ kind: one('delete' as const), text, id: fc.nat({ max: 40 }).map((id) => `coding-${id}`) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: one('text' as const),
        text,
        length: fc.nat({ max: 60 }),
        who: fc.subarray([...coders]),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: one('gone' as const), text }) },
  ),
  { maxLength: 250, size: 'max' },
)

/** The same texts, kept as plainly as can be. */
class Plain {
  readonly texts = new Map<string, { length: number; who: readonly string[]; codings: Map<string, LiveCoding> }>()

  continua(): Continuum[] {
    return [...this.texts.values()].map(({ length, who, codings }) => {
      const held = (coder: string) =>
        [...codings.values()].filter((coding): coding is LiveCoding & Coding => coding.coder === coder)
      return { length, coders: new Map(who.map((coder) => [coder, held(coder)])) }
    })
  }
}

test('P8 figures after any edits are those of a full computation', () => {
  let compared = 0
  fc.assert(
    fc.property(edits, (script) => {
      const live = new LiveCodings()
      const plain = new Plain()
      for (const name of names) {
        live.setText(name, 50, coders)
        plain.texts.set(name, { length: 50, who: coders, codings: new Map() })
      }
      script.forEach((edit, index) => {
        const home = plain.texts.get(edit.text)
        if (edit.kind === 'text') {
          live.setText(edit.text, edit.length, edit.who)
          plain.texts.set(edit.text, { codings: new Map(), ...home, length: edit.length, who: edit.who })
        } else if (!home) {
          expect(() => live.deleteCoding(edit.text, 'coding-0')).toThrow(RangeError)
        } else if (edit.kind === 'set') {
          live.setCoding(edit.text, edit.coding)
          home.codings.set(edit.coding.id, edit.coding)
        } else if (edit.kind === 'fill') {
          live.setCodings(edit.text, edit.codings)
          for (const coding of edit.codings) home.codings.set(coding.id, coding)
        } else if (edit.kind === 'delete') {
          live.deleteCoding(edit.text, edit.id)
          home.codings.delete(edit.id)
        } else {
          live.deleteText(edit.text)
          plain.texts.delete(edit.text)
        }
        // Not after every edit: what several edits leave to be counted must come out right as well.
        if (index % 7 === 0 || index === script.length - 1) {
          compare(live, plain)
          compared++
        }
      })
    }),
    { seed: 20_111, numRuns: 60 },
  )
  expect(compared).toBeGreaterThan(500)
})

function compare(live: LiveCodings, plain: Plain): void {
  const continua = plain.continua()
  const sweeps = continua.map(sweepText)
  expect([...plain.texts.keys()].map((name) => live.sweep(name))).toEqual(sweeps)
  for (const code of codes) {
    expect(ofCode(live.tally(code))).toEqual(ofCode(tallyCode(sweeps, code)))
    expect(live.confusion(code, ['Ada', 'Cyd'])).toEqual<Confusion>(
      confusion(pairTexts(continua, ['Ada', 'Cyd']), code),
    )
  }
  expect(ofSets(live.codeSets())).toEqual(ofSets(coincide(continua.map(cutCodeSets))))
}

const ofCode = (tally: CodeTally) => [
  tally.judged,
  tally.coded,
  tally.squares,
  codeBarUAlpha(tally),
  cAlphaBinary(tally),
]

function ofSets(table: CoincidenceTable) {
  const closeness = compareSets(table.values, masiDistance)
  return [uAlpha(table), barUAlpha(table), cuAlpha(table), cuAlpha(table, { closeness }), cuCoverage(table)]
}
