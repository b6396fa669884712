/** Where coders differ, kind by kind and in order of weight. */
import type { Disagreement, QueueOptions } from '../../disagreements/disagreement.ts'
import { disagreements } from '../../disagreements/disagreements.ts'
import { sweepText } from '../../sweep/sweep-text.ts'
import { continuumOf, type RawText, type Reckon } from './vector.ts'

interface Data extends RawText {
  options: QueueOptions
}

/** As the vectors write it. */
function plain({ byCode, ...item }: Disagreement): object {
  const votes = [...byCode].map(([code, { votes }]) => {
    const runs = [...votes].map(([coder, spans]) => [coder, spans.map(({ start, end }) => [start, end])] as const)
    return [code, Object.fromEntries(runs)] as const
  })
  const absent = [...byCode].map(([code, { absent }]) => [code, absent] as const)
  return { ...item, votes: Object.fromEntries(votes), absent: Object.fromEntries(absent) }
}

export const reckonDisagreements: Reckon<Data> = (data) => () =>
  disagreements(sweepText(continuumOf(data)), data.options).map(plain)
