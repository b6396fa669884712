/** Figures on free spans, by code, by pair and over sets of codes. */
import { cutCodeSets } from '../../continuum/code-sets.ts'
import type { Continuum } from '../../continuum/continuum.ts'
import { jaccardDistance, masiDistance } from '../../sets/set-distance.ts'
import { codeExistenceAgreement, codeFrequencyAgreement } from '../../spans/code-occurrence.ts'
import {
  characterAc1,
  characterAlpha,
  characterDice,
  characterJaccard,
  characterKappa,
  characterPercent,
  characterPi,
  characterS,
  confusion,
  pooledKappa,
} from '../../spans/confusion.ts'
import type { MatchRule } from '../../spans/match-rule.ts'
import { pairTexts, type Pair, type PairText } from '../../spans/pair-texts.ts'
import { segmentAgreement, segmentBrennanPrediger, softF1, spanF1 } from '../../spans/span-f1.ts'
import { cAlphaBinary, codeBarUAlpha, tallyCode } from '../../sweep/code-tally.ts'
import { sweepText } from '../../sweep/sweep-text.ts'
import { compareSets } from '../../unitizing/closeness.ts'
import { coincide } from '../../unitizing/coincide.ts'
import { cuAlpha, cuCoverage } from '../../unitizing/cu-alpha.ts'
import { barUAlpha, uAlpha } from '../../unitizing/u-alpha.ts'
import { generateSpans, type SpanDesign } from '../generate-spans.ts'
import { continuumOf, pick, type Expected, type Figure, type RawText, type Reckon } from './vector.ts'

interface Data {
  codes: string[]
  documents?: RawText[]
  generate?: SpanDesign
}

interface Params {
  code?: string
  coders?: Pair
  values?: 'code-sets'
  metric?: 'nominal' | 'jaccard' | 'masi'
  match?: 'exact' | 'tolerance' | 'iou'
  characters?: number
  threshold?: number
  categories?: number
}

const ofCode: Record<string, (continua: readonly Continuum[], code: string) => Figure> = {
  bar_u_alpha: (continua, code) => codeBarUAlpha(tallyCode(continua.map(sweepText), code)),
  c_alpha_binary: (continua, code) => cAlphaBinary(tallyCode(continua.map(sweepText), code)),
}

const ofCodeSets: Record<string, (continua: readonly Continuum[], params: Params) => Figure> = {
  u_alpha: (continua) => uAlpha(coincide(continua)),
  bar_u_alpha: (continua) => barUAlpha(coincide(continua)),
  cu_coverage: (continua) => cuCoverage(coincide(continua)),
  cu_alpha: (continua, { metric }) => {
    const table = coincide(continua)
    if (metric === 'nominal') return cuAlpha(table)
    return cuAlpha(table, { closeness: compareSets(table.values, metric === 'masi' ? masiDistance : jaccardDistance) })
  },
}

const ofCharacters: Record<string, (texts: readonly PairText[], code: string) => Figure> = {
  confusion: (texts, code) => {
    const { both, first, second, neither } = confusion(texts, code)
    return [both, first, second, neither]
  },
  percent_agreement: (texts, code) => characterPercent(confusion(texts, code)),
  cohen_kappa: (texts, code) => characterKappa(confusion(texts, code)),
  scott_pi: (texts, code) => characterPi(confusion(texts, code)),
  gwet_ac1: (texts, code) => characterAc1(confusion(texts, code)),
  brennan_prediger: (texts, code) => characterS(confusion(texts, code)),
  krippendorff_alpha: (texts, code) => characterAlpha(confusion(texts, code)),
  jaccard: (texts, code) => characterJaccard(confusion(texts, code)),
  dice: (texts, code) => characterDice(confusion(texts, code)),
}

const ofPair: Record<string, (texts: readonly PairText[], params: Params, codes: readonly string[]) => Figure> = {
  pooled_kappa: (texts, _, codes) => pooledKappa(codes.map((code) => confusion(texts, code))),
  span_f1: (texts, params) => spanF1(texts, ruleOf(params)),
  soft_f1: (texts) => softF1(texts),
  segment_agreement: (texts, { threshold }) => segmentAgreement(texts, threshold),
  segment_brennan_prediger: (texts, { categories = 0, threshold }) =>
    segmentBrennanPrediger(texts, categories, threshold),
  code_existence_agreement: (texts, _, codes) => codeExistenceAgreement(texts, codes),
  code_frequency_agreement: (texts, _, codes) => codeFrequencyAgreement(texts, codes),
}

function ruleOf({ match, characters = 0, threshold = 0 }: Params): MatchRule {
  if (match === 'tolerance') return { match, characters }
  return match === 'iou' ? { match, threshold } : { match: 'exact' }
}

export const reckonSpans: Reckon<Data, Params> = ({ codes, documents, generate }) => {
  const continua = generate ? [generateSpans(generate)] : (documents ?? []).map(continuumOf)
  return ({ coefficient, params = {} }: Expected<Params>) => {
    const { code, coders, values } = params
    if (values) return pick(ofCodeSets, coefficient)(continua.map(cutCodeSets), params)
    if (!coders) return pick(ofCode, coefficient)(continua, code ?? '')
    const texts = pairTexts(continua, coders)
    return code === undefined
      ? pick(ofPair, coefficient)(texts, params, codes)
      : pick(ofCharacters, coefficient)(texts, code)
  }
}
