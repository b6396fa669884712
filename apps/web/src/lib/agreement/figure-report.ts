/** The table of figures as it goes into a paper: cells of text, or of plain numbers for a program. */
import type { Interval, Outcome } from '@intercoder/agreement'
import { coefficientSign, figure, noIntervalWords, outcomeText, reasonWords, share } from '#lib/words/agreement.ts'
import type { AgreementDesk } from './agreement-desk.svelte.ts'
import type { Figures } from './job.ts'
import type { Table } from './reliability-data.ts'

const allCodes = 'All codes'

export function figureTable(desk: AgreementDesk, figures: Figures): Table {
  const head = ['code', 'value', 'lower', 'upper', 'passages', 'sources', 'share', 'remark']
  const line = (name: string, code: string | null, outcome: Outcome, rest: (string | number)[]) => {
    const interval = desk.intervals.get(code)?.interval
    return [name, outcome.value ?? '', interval?.lower ?? '', interval?.upper ?? '', ...rest, remark(outcome, interval)]
  }
  const rows = figures.codes.map(({ code, outcome, passages, sources, prevalence }) =>
    line(desk.codeName(code), code, outcome, [passages, sources, prevalence]),
  )
  return [head, line(allCodes, null, figures.overall.outcome, ['', figures.sources, '']), ...rows]
}

/** For people: rounded as on the screen. */
export function printedTable(desk: AgreementDesk, figures: Figures): { head: string[]; rows: string[][] } {
  const sign = coefficientSign(desk.choice.coefficient, desk.choice.unit)
  const rows = figures.codes.map(({ code, outcome, passages, sources, prevalence }) => [
    ...[desk.codeName(code), outcomeText(outcome), printInterval(desk.intervals.get(code)?.interval)],
    ...[`${passages}`, `${sources}`, share(prevalence)],
  ])
  const overall = [allCodes, outcomeText(figures.overall.outcome), printInterval(desk.intervals.get(null)?.interval)]
  return {
    head: ['Code', sign, '95 % interval', 'Passages', 'Sources', 'Of the text'],
    rows: [[...overall, '', `${figures.sources}`, ''], ...rows],
  }
}

function printInterval(interval: Interval | undefined): string {
  if (!interval) return ''
  return interval.lower === null
    ? noIntervalWords(interval.reason)
    : `${figure(interval.lower)} to ${figure(interval.upper)}`
}

function remark(outcome: Outcome, interval: Interval | undefined): string {
  if (outcome.value === null) return reasonWords(outcome.reason)
  return interval?.lower === null ? `no interval: ${noIntervalWords(interval.reason)}` : ''
}
