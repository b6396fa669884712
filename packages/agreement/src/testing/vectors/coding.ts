/** Units that carry one category of each coder. */
import { brennanPrediger, weightedBrennanPrediger } from '../../coefficients/brennan-prediger.ts'
import { congerKappa } from '../../coefficients/conger-kappa.ts'
import { interval, ordinal, ratio } from '../../coefficients/differences.ts'
import { fleissKappa, weightedFleissKappa } from '../../coefficients/fleiss-kappa.ts'
import { gwetAc1, gwetAc2 } from '../../coefficients/gwet-ac.ts'
import { krippendorffAlpha, krippendorffAlphaBy } from '../../coefficients/krippendorff-alpha.ts'
import { lotus, standardisedLotus } from '../../coefficients/lotus.ts'
import { cohenKappa, holsti, lightKappa, meanHolsti, scottPi, weightedCohenKappa } from '../../coefficients/of-pairs.ts'
import { percentAgreement, type AgreementVariant } from '../../coefficients/percent-agreement.ts'
import { linearWeights, quadraticWeights } from '../../coefficients/weights.ts'
import type { Outcome } from '../../outcome.ts'
import { jackknifeError } from '../../resampling/jackknife.ts'
import type { Pair } from '../../spans/pair-texts.ts'
import { pairableUnits, tallyByUnit } from '../../units/by-unit.ts'
import { countUnits, readCounts } from '../../units/count-units.ts'
import type { Category, Ratings } from '../../units/ratings.ts'
import { againstRest, pairOf } from '../../units/restrict.ts'
import type { UnitCounts } from '../../units/unit-counts.ts'
import { ratingsOf, type CodingData } from './coding-data.ts'
import { pick, type Reckon } from './vector.ts'

interface Params {
  coders?: Pair
  category?: Category
  metric?: 'nominal' | keyof typeof measures
  variant?: AgreementVariant
  weights?: keyof typeof weightings
  standardised?: boolean
}

const measures = { ordinal, interval, ratio }
const weightings = { linear: linearWeights, quadratic: quadraticWeights }

const ofUnits: Record<string, (units: UnitCounts, params: Params) => Outcome> = {
  krippendorff_alpha: (units, { metric = 'nominal' }) =>
    metric === 'nominal' ? krippendorffAlpha(units) : krippendorffAlphaBy(units, measures[metric]),
  krippendorff_alpha_jackknife_se: (units) => jackknifeError(tallyByUnit(pairableUnits(units), krippendorffAlpha)),
  percent_agreement: (units, { variant }) => percentAgreement(units, variant),
  fleiss_kappa: (units, { weights }) =>
    weights ? weightedFleissKappa(units, weightings[weights]) : fleissKappa(units),
  gwet_ac1: (units) => gwetAc1(units),
  gwet_ac2: (units, { weights }) => gwetAc2(units, pick(weightings, weights)),
  brennan_prediger: (units, { weights }) =>
    weights ? weightedBrennanPrediger(units, weightings[weights]) : brennanPrediger(units),
  lotus: (units, { standardised }) => (standardised ? standardisedLotus(units) : lotus(units)),
}

const ofCoders: Record<string, (ratings: Ratings, params: Params) => Outcome> = {
  conger_kappa: (ratings) => congerKappa(countUnits(ratings)),
  light_kappa: lightKappa,
  holsti: (ratings, { coders }) => (coders ? holsti(ratings, coders) : meanHolsti(ratings)),
  scott_pi: (ratings, { coders }) => scottPi(countUnits(pairOf(ratings, coders ?? firstTwo(ratings)))),
  cohen_kappa: (ratings, { coders, weights }) => {
    const pair = countUnits(pairOf(ratings, coders ?? firstTwo(ratings)))
    return weights ? weightedCohenKappa(pair, weightings[weights]) : cohenKappa(pair)
  },
}

const firstTwo = ({ coders: [one = '', other = ''] }: Ratings): Pair => [one, other]

export const reckonCoding: Reckon<CodingData, Params> = (data) => {
  const ratings = ratingsOf(data)
  const units = ratings ? countUnits(ratings) : readCounts(data.categories, data.counts ?? [])
  return ({ coefficient, params = {} }) => {
    const { category } = params
    const recoded = category === undefined || !ratings ? ratings : againstRest(ratings, category)
    const figure = ofUnits[coefficient]
    if (figure) return figure(recoded && recoded !== ratings ? countUnits(recoded) : units, params)
    if (!recoded) throw new RangeError(`${coefficient} wants to know who rated`)
    return pick(ofCoders, coefficient)(recoded, params)
  }
}
