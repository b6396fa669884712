/** What is timed of ours. Each gives the figure that irr has too, where it has one. */
import {
  barUAlpha,
  betweenSets,
  cAlphaBinary,
  codeBarUAlpha,
  coincide,
  compareSets,
  countUnits,
  cuAlpha,
  cutCodeSets,
  disagreements,
  finish,
  interval,
  intervalOf,
  krippendorffAlpha,
  krippendorffAlphaBy,
  LiveRatings,
  masiDistance,
  ordinal,
  pairableUnits,
  readSets,
  resample,
  seededNumbers,
  sweepText,
  tallyByUnit,
  tallyCode,
  uAlpha,
  withLabel,
} from '@intercoder/agreement'
import { median } from '../figures.ts'
import { categories, codes, coders, given, read, text, units } from './inputs.ts'

export interface Measured {
  ms: number
  figure: number | null
}

/** Processor time, so that what else the machine does at the time does not count: median of several runs after a first. */
function time(runs: number, run: () => number | null): Measured {
  let figure = run()
  const ms = Array.from({ length: runs }, () => {
    const start = process.cpuUsage()
    figure = run()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  return { ms: median(ms), figure }
}

const ratings = read()

export const alpha = () => time(15, () => krippendorffAlpha(countUnits(ratings)).value)
export const alphaInterval = () => time(9, () => krippendorffAlphaBy(countUnits(ratings), interval).value)
export const alphaOrdinal = () => time(9, () => krippendorffAlphaBy(countUnits(ratings), ordinal).value)

export const thousandResamples = () =>
  time(1, () => {
    const additive = tallyByUnit(pairableUnits(countUnits(ratings)), krippendorffAlpha)
    return intervalOf(finish(resample(additive, { seed: 1, resamples: 1000 }))).lower
  })

/** One changed rating and the figure after it, in ms. */
export function edit(): Measured {
  const live = new LiveRatings(categories, coders)
  given.forEach((row, coder) => row.forEach((value, unit) => live.rate(coders[coder] ?? '', unit, value)))
  const draw = seededNumbers(1)
  const edits = 20_000
  const { ms, figure } = time(5, () => {
    let last: number | null = null
    for (let made = 0; made < edits; made++) {
      live.rate(coders[draw(coders.length)] ?? '', draw(units), draw(categories.length))
      last = krippendorffAlpha(live).value
    }
    return last
  })
  return { ms: ms / edits, figure }
}

/** |uα and c-alpha-binary of every code. The figure is c-alpha-binary of the first. */
export const spans = () =>
  time(15, () => {
    const sweep = sweepText(text)
    const figures = codes.map((code) => {
      const tally = tallyCode([sweep], code)
      codeBarUAlpha(tally)
      return cAlphaBinary(tally).value
    })
    return figures[0] ?? null
  })

/** All codes at once, as sets: uα, |uα, and cuα by MASI. */
export const codeSets = () =>
  time(9, () => {
    const table = coincide([cutCodeSets(text)])
    uAlpha(table)
    barUAlpha(table)
    return cuAlpha(table, { closeness: compareSets(table.values, masiDistance) }).value
  })

export const queue = () => time(9, () => disagreements(sweepText(text), { tolerance: 2, conflictIou: 0.5 }).length)

/** 2,000 turns with sets of labels: alpha by MASI and for each label. */
export function labels(): Measured {
  const draw = seededNumbers(3)
  const some = () => codes.filter(() => draw(10) === 0)
  const drawn = Array.from({ length: 2000 }, () => some())
  const sets = readSets(new Map(coders.map((coder) => [coder, drawn.map((set) => (draw(4) === 0 ? some() : set))])))
  return time(9, () => {
    for (const code of codes) krippendorffAlpha(countUnits(withLabel(sets, code)))
    return krippendorffAlphaBy(countUnits(sets), betweenSets(masiDistance)).value
  })
}
