/** Units that carry sets of labels. */
import { betweenSets, type Measure } from '../../coefficients/differences.ts'
import { gwetAc1 } from '../../coefficients/gwet-ac.ts'
import { krippendorffAlpha, krippendorffAlphaBy } from '../../coefficients/krippendorff-alpha.ts'
import { microF1 } from '../../coefficients/micro-f1.ts'
import { cohenKappa } from '../../coefficients/of-pairs.ts'
import { codesOfSet } from '../../continuum/code-sets.ts'
import { diceDistance, jaccardDistance, masiDistance, nominalDistance } from '../../sets/set-distance.ts'
import { pooledKappa } from '../../spans/confusion.ts'
import type { Pair } from '../../spans/pair-texts.ts'
import { countUnits } from '../../units/count-units.ts'
import { pairOf } from '../../units/restrict.ts'
import { confusionOfLabel, readSets, withLabel } from '../../units/sets.ts'
import type { Reckon } from './vector.ts'

interface Data {
  coders: string[]
  labels: string[]
  sets: (string[] | null)[][]
}

interface Params {
  distance?: keyof typeof measures
  label?: string
  coders?: Pair
}

/** DKPro's product of distances, of use only to recognise where a difference comes from. */
const masiOfDkpro: Measure = (categories, used) => {
  const sets = categories.map((key) => codesOfSet(`${key}`))
  const of = (c: number, k: number) => {
    const [one = [], other = []] = [sets[c], sets[k]]
    const met = one.filter((label) => other.includes(label)).length
    const either = one.length + other.length - met
    if (met === either) return 0
    const monotonicity = met === Math.min(one.length, other.length) ? 2 / 3 : met > 0 ? 1 / 3 : 0
    return (1 - met / either) * (1 - monotonicity)
  }
  const expected = () => {
    let sum = 0
    used.forEach((count, c) => used.forEach((likewise, k) => (sum += c < k ? count * likewise * of(c, k) : 0)))
    return sum
  }
  return { of, expected }
}

const measures = {
  nominal: betweenSets(nominalDistance),
  jaccard: betweenSets(jaccardDistance),
  dice: betweenSets(diceDistance),
  masi: betweenSets(masiDistance),
  'masi-dkpro': masiOfDkpro,
}

export const reckonMultilabel: Reckon<Data, Params> = (data) => {
  const sets = readSets(new Map(data.coders.map((coder, at) => [coder, data.sets[at] ?? []])))
  return ({ coefficient, params = {} }) => {
    const { distance, label = '', coders = ['', ''] } = params
    if (distance) return krippendorffAlphaBy(countUnits(sets), measures[distance])
    if (coefficient === 'micro_f1') return microF1(sets, coders)
    if (coefficient === 'pooled_kappa')
      return pooledKappa(data.labels.map((one) => confusionOfLabel(sets, one, coders)))
    const ratings = withLabel(sets, label)
    if (coefficient === 'cohen_kappa') return cohenKappa(countUnits(pairOf(ratings, coders)))
    return coefficient === 'gwet_ac1' ? gwetAc1(countUnits(ratings)) : krippendorffAlpha(countUnits(ratings))
  }
}
