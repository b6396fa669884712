import { expect } from 'vitest'
import {
  brennanPrediger,
  congerKappa,
  countUnits,
  fleissKappa,
  gwetAc1,
  gwetAc2,
  interval,
  krippendorffAlpha,
  krippendorffAlphaBy,
  lightKappa,
  linearWeights,
  lotus,
  meanHolsti,
  ordinal,
  percentAgreement,
  quadraticWeights,
  ratio,
  standardisedLotus,
  weightedBrennanPrediger,
  weightedFleissKappa,
  type CoderTally,
  type CrossTally,
  type Outcome,
  type Ratings,
} from '../src/index.ts'

type Figures = Record<string, (ratings: Ratings) => Outcome>

export const ofTally: Record<string, (tally: CrossTally & CoderTally) => Outcome> = {
  alpha: krippendorffAlpha,
  'unit mean': (tally) => percentAgreement(tally, 'unit-mean'),
  'value weighted': (tally) => percentAgreement(tally, 'value-weighted'),
  'pair pooled': (tally) => percentAgreement(tally, 'pair-pooled'),
  'all agree': (tally) => percentAgreement(tally, 'all-agree'),
  Fleiss: fleissKappa,
  AC1: gwetAc1,
  S: brennanPrediger,
  Lotus: lotus,
  'standardised Lotus': standardisedLotus,
}

export const ofCoders: typeof ofTally = { Conger: congerKappa }

export const ofScale: typeof ofTally = {
  ordinal: (tally) => krippendorffAlphaBy(tally, ordinal),
  interval: (tally) => krippendorffAlphaBy(tally, interval),
  ratio: (tally) => krippendorffAlphaBy(tally, ratio),
  'weighted Fleiss': (tally) => weightedFleissKappa(tally, linearWeights),
  AC2: (tally) => gwetAc2(tally, quadraticWeights),
  'weighted S': (tally) => weightedBrennanPrediger(tally, quadraticWeights),
}

const ofRatings: Figures = { Light: lightKappa, Holsti: meanHolsti }

export const figures: Figures = Object.fromEntries([
  ...Object.entries({ ...ofTally, ...ofCoders, ...ofScale }).map(([name, figure]) => [
    name,
    (ratings: Ratings) => figure(countUnits(ratings)),
  ]),
  ...Object.entries(ofRatings),
])

export function expectSame(one: Outcome, other: Outcome): void {
  if (one.value === null || other.value === null) expect(one).toEqual(other)
  else expect(one.value).toBeCloseTo(other.value, 10)
}
