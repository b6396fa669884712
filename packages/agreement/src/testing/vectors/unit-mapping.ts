/** Codings as sets of codes on units drawn beforehand, and alpha on them. */
import { betweenSets } from '../../coefficients/differences.ts'
import { krippendorffAlpha, krippendorffAlphaBy } from '../../coefficients/krippendorff-alpha.ts'
import { jaccardDistance, masiDistance, nominalDistance } from '../../sets/set-distance.ts'
import { mapToUnits, type UnitRule } from '../../unit-mapping/map-to-units.ts'
import { countUnits } from '../../units/count-units.ts'
import { readSets, withLabel } from '../../units/sets.ts'
import { continuumOf, type RawText, type Reckon } from './vector.ts'

interface Data extends RawText {
  units: [number, number][]
}

interface Params {
  rule: UnitRule
  distance?: keyof typeof distances
  label?: string
}

const distances = { nominal: nominalDistance, jaccard: jaccardDistance, masi: masiDistance }

export const reckonUnitMapping: Reckon<Data, Params> = (data) => {
  const units = data.units.map(([start, end]) => ({ start, end }))
  return ({ coefficient, params: { rule, distance, label = '' } = { rule: 'any' } }) => {
    const mapped = mapToUnits(continuumOf(data), units, rule)
    if (coefficient === 'sets') return Object.fromEntries(mapped)
    const sets = readSets(mapped)
    if (distance) return krippendorffAlphaBy(countUnits(sets), betweenSets(distances[distance]))
    return krippendorffAlpha(countUnits(withLabel(sets, label)))
  }
}
