/** How figures are read. Nothing here says whether one is good. */
import type { DisagreementKind, NoInterval, Outcome, Reason } from '@intercoder/agreement'
import type { Coefficient } from '#lib/agreement/coefficient.ts'
import type { Unit } from '#lib/agreement/comparison.ts'
import { list } from './units.ts'

export const unitNames: Record<Unit, string> = { characters: 'Characters', turns: 'Turns', sentences: 'Sentences' }

export const unitMeanings: Record<Unit, string> = {
  characters: 'Where a passage begins and ends counts, character by character.',
  turns: 'A turn carries a code when any word of it does; where in the turn does not count.',
  sentences: 'A sentence carries a code when any word of it does; where in the sentence does not count.',
}

export function coefficientName(coefficient: Coefficient, unit: Unit): string {
  const names: Record<Coefficient, string> = {
    alpha: unit === 'characters' ? '|uα (alpha for stretches)' : 'Krippendorff’s alpha',
    'c-alpha-binary': 'c-alpha-binary',
    kappa: 'Cohen’s kappa, by pairs',
    ac1: 'Gwet’s AC1, by pairs',
    s: 'S (Bennett), by pairs',
    percent: 'Percent agreement',
    dice: 'Dice, by pairs',
  }
  return names[coefficient]
}

/** The short form for the head of a column. */
export function coefficientSign(coefficient: Coefficient, unit: Unit): string {
  const signs: Record<Coefficient, string> = {
    alpha: unit === 'characters' ? '|uα' : 'α',
    'c-alpha-binary': 'cα',
    kappa: 'κ',
    ac1: 'AC1',
    s: 'S',
    percent: 'Agreed',
    dice: 'Dice',
  }
  return signs[coefficient]
}

export function coefficientMeaning(coefficient: Coefficient, unit: Unit): string {
  const meanings: Record<Coefficient, string> = {
    alpha:
      unit === 'characters'
        ? 'Whether coders put a code on the same stretches, beyond what stretches laid at random would share; it misleads where only a handful of stretches carry the code, since each then moves it far.'
        : 'How much less coders differ than chance would make them; it misleads where a code is very rare or nearly everywhere, since a few units then decide it.',
    'c-alpha-binary':
      'Alpha with every character as a unit, coded or not; it misleads by its seeming precision, since the characters of one passage are not independent.',
    kappa:
      'Agreement of two coders beyond what their own habits would give by chance, as the mean over pairs; it misleads where a code is rare, and rises when two coders differ in how often they use it.',
    ac1: 'Agreement with little taken off for chance where most is uncoded; it misleads where little is coded: it goes to 1 as uncoded text grows.',
    s: 'Agreement with one half taken for chance, whatever was coded; it misleads where little is coded: it goes to 1 as uncoded text grows.',
    percent:
      'The share of judgements on which two coders did the same; it misleads wherever little is coded, since leaving most of a text uncoded already counts as agreeing.',
    dice: 'What two coders both coded, of what each coded; it misleads as it knows nothing of chance, which is large where a code is nearly everywhere.',
  }
  return meanings[coefficient]
}

const reasons: Record<Reason, string> = {
  'no-pairable-values': 'nothing in common',
  'no-variation': 'all alike, so there is nothing to tell from chance',
  'single-category': 'one category only',
  'no-spans': 'nobody used it',
  'too-little-shared': 'too little coded by two to tell from chance',
}

export const reasonWords = (reason: Reason): string => reasons[reason]

const noIntervals: Record<NoInterval, string> = {
  'too-few-units': 'fewer than ten turns to draw from',
  'too-many-skipped': 'too rare to draw from',
}

export const noIntervalWords = (reason: NoInterval): string => noIntervals[reason]

/** ".71", "−.05", "1.00"; what is not defined is its reason, in words. */
export function outcomeText(outcome: Outcome): string {
  return outcome.value === null ? reasonWords(outcome.reason) : figure(outcome.value)
}

export function figure(value: number): string {
  const text = Math.abs(value).toFixed(2)
  const sign = value < 0 && Number(text) > 0 ? '−' : ''
  return sign + (text.startsWith('0') ? text.slice(1) : text)
}

/** "3.1 %", and never 0 % of something. */
export function share(value: number): string {
  if (value > 0 && value < 0.001) return '<\u00a00.1\u00a0%'
  return `${(value * 100).toFixed(value < 0.1 ? 1 : 0)}\u00a0%`
}

export const notComputed =
  'The figures could not be computed in this browser. Nothing is lost; try again, or load the page again.'

/** What a value says, in a sentence. */
export function readOutcome(coefficient: Coefficient, outcome: Outcome): string {
  if (outcome.value === null) return `There is no figure: ${reasonWords(outcome.reason)}.`
  const percent = (value: number) => `${Math.round(value * 100)} %`
  const { value } = outcome
  if (coefficient === 'percent') return `Two coders did the same on ${percent(value)} of what both judged.`
  if (coefficient === 'dice') return `Of all that two coders coded, ${percent(value)} was coded by both.`
  if (value < 0) return 'Coders differ more than chance would make them.'
  return `Coders differ ${percent(1 - value)} as much as chance would make them.`
}

/** What makes a figure shaky, in words; none where nothing does. */
export function cautionsOf({
  passages,
  prevalence,
  sources,
}: {
  passages: number
  prevalence: number
  sources: number
}) {
  return [
    passages < 10 ? `only ${passages === 1 ? 'one passage' : `${passages} passages`}` : '',
    passages >= 10 && sources === 1 ? 'one source only' : '',
    prevalence > 0 && prevalence < 0.01 ? 'rare' : '',
    prevalence > 0.9 ? 'nearly everywhere' : '',
  ].filter(Boolean)
}

const kinds: Record<DisagreementKind, string> = {
  omission: 'not coded by all',
  conflict: 'different codes',
  boundary: 'different boundaries',
  split: 'cut differently',
}

export function kindsText(found: readonly DisagreementKind[]): string {
  return found.length === 0 ? 'agreed' : list(found.map((kind) => kinds[kind]))
}
