import { coefficientName, unitMeanings } from '#lib/words/agreement.ts'
import { count, list } from '#lib/words/units.ts'
import type { AgreementDesk } from './agreement-desk.svelte.ts'
import { resamples, seed } from './agreement-desk.svelte.ts'
import { hasOverall, type Figures } from './job.ts'

/** What a reader needs to judge the figures, or to have them again. */
export function methodsText(desk: AgreementDesk, figures: Figures): string {
  const { unit, coefficient } = desk.choice
  const together = unit === 'characters' ? 'cuα over sets of codes' : 'Krippendorff’s alpha over sets of codes'
  return [
    `${list(figures.coders.map((coder) => desk.nameOf(coder)))} coded ${count(figures.sources, 'source')} in the ${
      desk.round.blind ? 'blind' : 'open'
    } round “${desk.round.name}”${desk.round.blind ? ', independently of each other' : ', seeing each other’s codings'}.`,
    `Coefficient: ${coefficientName(coefficient, unit)}. Unit: ${unit}. ${unitMeanings[unit]}`,
    'Each code was taken by itself, as carried or not.',
    hasOverall(coefficient) ? `Over all codes: ${together}, with MASI as the distance.` : '',
    desk.end === 'stopped' ? 'Not all intervals were drawn.' : '',
    `Intervals: 95 % percentile bootstrap, ${count(resamples, 'resample')} of ${count(
      figures.pieces,
      figures.drawn === 'sources' ? 'source' : 'turn',
    )} (seed ${seed}).`,
    'Computed by the agreement engine of Intercoder, version 0.1.0, which is open source and tested against published tables.',
  ]
    .filter(Boolean)
    .join(' ')
}
