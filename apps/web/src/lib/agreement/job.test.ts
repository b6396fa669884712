import {
  cAlphaBinary,
  countUnits,
  krippendorffAlpha,
  readSets,
  tallyCode,
  sweepText,
  withLabel,
} from '@intercoder/agreement'
import { describe, expect, test } from 'vitest'
import type { ReliabilitySource } from '#lib/api/shapes.ts'
import { compareText, consensus } from './comparison.ts'
import { runJob, type Figures, type Job, type Report } from './job.ts'
import { findPlaces } from './places.ts'

type Given = [layer: number, code: string, start: number, end: number]

/** Three turns of twenty characters each, two sentences of ten in each. */
function makeSource(coders: (string | null)[], given: Given[], more: object = {}): ReliabilitySource {
  const codings = given.map(([layer, code, start, end], at) => ({
    ...{ id: `coding-${at}`, layer, code, start, end, quote: `words ${start} to ${end}` },
  }))
  return {
    ...{ source: 'source-1', name: 'Interview', case: null, wave: null, length: 60 },
    turns: [0, 20, 20, 40, 40, 60],
    sentences: [0, 10, 10, 20, 20, 30, 30, 40, 40, 50, 50, 60],
    layers: coders.map((coder, at) => ({ layer: `layer-${at}`, coder, submitted: true })),
    codings,
    ...more,
  } as unknown as ReliabilitySource
}

const apart = makeSource(
  ['ann', 'ben'],
  [
    [0, 'slow', 0, 8],
    [1, 'slow', 2, 9],
    [0, 'slow', 22, 28],
    [1, 'fast', 45, 50],
  ],
)

const job = (more: Partial<Job> = {}): Job => ({
  ...{ sources: [apart], codes: ['slow', 'fast'], unit: 'turns', coefficient: 'alpha', seed: 1, resamples: 0 },
  ...more,
})

function figuresOf(one: Job): Figures {
  const [first] = [...runJob(one)] as [Extract<Report, { kind: 'figures' }>]
  return first.figures
}

describe('P8 the figures of a comparison', () => {
  test('on turns are Krippendorff’s nominal alpha of units coded or not', () => {
    const turns = readSets(
      new Map([
        ['ann', [['slow'], ['slow'], []]],
        ['ben', [['slow'], [], ['fast']]],
      ]),
    )
    const expected = krippendorffAlpha(countUnits(withLabel(turns, 'slow')))
    expect(figuresOf(job()).codes[0]?.outcome).toEqual(expected)
    const { continuum } = compareText(apart, 'turns')
    expect(cAlphaBinary(tallyCode([sweepText(continuum)], 'slow'))).toEqual(expected)
  })

  test('say what they rest on', () => {
    expect(figuresOf(job()).codes[0]).toMatchObject({ units: 3, sources: 1, passages: 3, prevalence: 0.5 })
    expect(figuresOf(job({ unit: 'characters' })).overall.coverage).toBeCloseTo(12 / 120)
  })

  test('have a reason and no number where nothing is to be told from chance', () => {
    const all = makeSource(
      ['ann', 'ben'],
      [
        [0, 'slow', 0, 60],
        [1, 'slow', 0, 60],
      ],
    )
    const figures = figuresOf(job({ sources: [all], codes: ['slow'] }))
    expect(figures.codes[0]?.outcome).toEqual({ value: null, reason: 'no-variation' })
  })

  test('take a layer that was opened and left empty for no judgement, unless it was submitted', () => {
    const layers = ['ann', 'ben'].map((coder) => ({ layer: `layer-${coder}`, coder, submitted: false }))
    const opened = makeSource(['ann', 'ben'], [[0, 'slow', 0, 8]], { layers })
    expect(figuresOf(job({ sources: [opened] })).sources).toBe(0)
    expect(figuresOf(job({ sources: [makeSource(['ann', 'ben'], [[0, 'slow', 0, 8]])] })).sources).toBe(1)
  })

  test('keep the consensus apart: it has its pairs and no part in the figures of the codes', () => {
    const settled = makeSource(
      ['ann', 'ben', null],
      [
        [0, 'slow', 0, 8],
        [2, 'slow', 0, 8],
      ],
    )
    const alone = makeSource(['ann', 'ben'], [[0, 'slow', 0, 8]])
    expect(figuresOf(job({ sources: [settled] })).codes).toEqual(figuresOf(job({ sources: [alone] })).codes)
    const pair = figuresOf(job({ sources: [settled] })).pairs.find((one) => one.pair.join() === `ann,${consensus}`)
    expect(pair?.byCode.get('slow')).toEqual({ value: 1 })
  })

  test('have the same intervals for the same seed, none of fewer than ten pieces', () => {
    const many = Array.from({ length: 12 }, (_, at) => ({ ...apart, source: `source-${at}` }) as ReliabilitySource)
    const draw = () =>
      [...runJob(job({ sources: many, resamples: 50, coefficient: 'kappa' }))].filter(({ kind }) => kind === 'interval')
    expect(draw()).toHaveLength(2)
    expect(draw()).toEqual(draw())
    const [few] = [...runJob(job({ resamples: 50 }))].filter(({ kind }) => kind === 'interval')
    expect(few).toMatchObject({ interval: { interval: { reason: 'too-few-units' } } })
  })
})

describe('the passages behind a figure', () => {
  test('are those where coders differ, heaviest first, then those where they agree', () => {
    const places = findPlaces([apart], 'turns', { code: 'slow', pair: null })
    expect(places.map(({ start, end, kinds, holders }) => ({ start, end, kinds, by: holders[0]?.coders }))).toEqual([
      { start: 20, end: 40, kinds: ['omission'], by: ['ann'] },
      { start: 0, end: 20, kinds: [], by: ['ann', 'ben'] },
    ])
    expect(places[0]?.quote).toBe('words 22 to 28')
  })

  test('are where boundaries differ, too, once characters count', () => {
    const [first] = findPlaces([apart], 'characters', { code: 'slow', pair: ['ann', 'ben'] })
    expect(first).toMatchObject({ start: 22, end: 28, kinds: ['omission'] })
    expect(findPlaces([apart], 'characters', { code: 'slow', pair: null })[1]?.kinds).toEqual(['boundary'])
  })
})
