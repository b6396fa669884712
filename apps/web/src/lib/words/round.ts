import type { CoderState } from '@intercoder/domain'
import { count } from './units.ts'

/** How far a coder has come with a source, or `none` where they are not asked to code it. Never told by the sign alone. */
export type CellState = 'none' | CoderState | 'released'

export const cellWords: Record<CellState, string> = {
  none: 'not assigned',
  assigned: 'assigned',
  coding: 'coding',
  submitted: 'submitted',
  released: 'released',
}

/** What a round is, in a few words: who sees what, who codes. */
export function describeRound({ blind, everyone }: { blind: boolean; everyone: boolean }): string {
  return `${blind ? 'Blind' : 'Open'}, for ${everyone ? 'everyone' : 'those assigned'}`
}

interface Counts {
  ready: number
  sources: number
  released: number
  reconciled: number
  pairs: number
  submitted: number
}

/** "4 sources, 3 of 8 submitted, 1 released". */
export function describeProgress({ sources, released, reconciled, pairs, submitted }: Counts): string {
  if (sources === 0) return 'Nobody is assigned yet'
  return [
    count(sources, 'source'),
    pairs > 0 ? `${submitted} of ${pairs} submitted` : 'nobody has begun',
    released > 0 ? `${released} released` : '',
    reconciled > 0 ? `${reconciled} reconciled` : '',
  ]
    .filter(Boolean)
    .join(', ')
}

/** What those who may release are told once all have submitted; nothing where nothing is ready. */
export function describeReady({ ready, released, sources }: Counts): string | null {
  if (ready === 0) return null
  if (ready === sources - released) return 'All have submitted: ready to release.'
  return `All have submitted ${count(ready, 'source')}: ready to release.`
}

/** What of a blind round is in no figure yet, and what it waits for; nothing of a round that nobody is to code. */
export function describeWait({ blind, counts }: { blind: boolean; counts: Counts }): string | null {
  const waiting = counts.sources - counts.released
  if (!blind || counts.pairs === 0 || waiting === 0) return null
  const of = counts.released > 0 ? `${waiting} of ${count(counts.sources, 'source')}` : count(waiting, 'source')
  const first = `${of} not released yet, and until then in no figure.`
  const ready = describeReady(counts)
  return ready === null ? first : `${first} ${ready}`
}
