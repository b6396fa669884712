/** One figure over all codes, which sees that a passage may carry several: alpha of sets of codes, by the MASI distance. */
import {
  betweenSets,
  byCluster,
  coincide,
  coincidencesByText,
  compareSets,
  countUnits,
  crossTallyByUnit,
  cuAlpha,
  cuCoverage,
  cutCodeSets,
  krippendorffAlphaBy,
  masiDistance,
  readSets,
  type Additive,
  type CoincidenceTable,
  type Continuum,
  type Outcome,
} from '@intercoder/agreement'
import type { Unit } from './comparison.ts'

export interface Overall {
  outcome: Outcome
  /** The share of judged text on which it rests; null where all that was judged counts. */
  coverage: number | null
}

export function overallFigure(continua: readonly Continuum[], unit: Unit): Overall {
  if (unit !== 'characters') {
    return { outcome: krippendorffAlphaBy(countUnits(setsOf(continua)), betweenSets(masiDistance)), coverage: null }
  }
  return overallOf(coincide(continua.map(cutCodeSets)))
}

/** The figure of characters, from their sets of codes. */
export function overallOf(table: CoincidenceTable): Overall {
  const outcome = cuAlpha(table, { closeness: compareSets(table.values, masiDistance) })
  return { outcome, coverage: cuCoverage(table) }
}

export function overallAdditive(pieces: readonly Continuum[], unit: Unit): Additive {
  if (unit !== 'characters') {
    const units = countUnits(setsOf(pieces))
    const clusters = pieces.flatMap(({ length }, piece) => Array.from({ length }, () => piece))
    const masi = betweenSets(masiDistance)
    return byCluster(
      crossTallyByUnit(units, (tally) => krippendorffAlphaBy(tally, masi)),
      clusters,
      pieces.length,
    )
  }
  const cut = pieces.map(cutCodeSets)
  // All tables number their values alike, so that sets are compared once.
  let closeness: ReturnType<typeof compareSets> | null = null
  return coincidencesByText(cut, (table) => {
    closeness ??= compareSets(table.values, masiDistance)
    return cuAlpha(table, { closeness })
  })
}

/** What each coder put on each unit of all texts, one after the other; null where the text was not theirs. */
function setsOf(continua: readonly Continuum[]) {
  const coders = [...new Set(continua.flatMap(({ coders: those }) => [...those.keys()]))].sort()
  return readSets(
    new Map(
      coders.map((coder) => [
        coder,
        continua.flatMap(({ length, coders: those }) => {
          const codings = those.get(coder)
          const sets = Array.from({ length }, (): string[] | null => (codings ? [] : null))
          for (const { code, start, end } of codings ?? []) {
            for (let at = start; at < end; at++) sets[at]?.push(code)
          }
          return sets
        }),
      ]),
    ),
  )
}
