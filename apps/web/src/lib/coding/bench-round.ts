/** In which round a transcript is open, and how far I am there. Pure; what is asked of the server comes in. */
import { stateOf, type CoderState } from '@intercoder/domain'
import type { MyWork, OpenProject, OpenSource } from '#lib/api/shapes.ts'

export interface RoundStanding {
  round: OpenProject['rounds'][number]
  /** How far I am; null where I am not asked to code. */
  state: CoderState | null
  sealedAt: number | null
  isReleased: boolean
}

interface Here {
  rounds: OpenProject['rounds']
  role: OpenProject['role']
  layers: OpenSource['layers']
  /** Mine on this source, one for each round. */
  work: readonly MyWork[]
}

/** The rounds in which there is something to code or to see here, oldest first. */
export function roundsHere({ rounds, role, layers, work }: Here): RoundStanding[] {
  return rounds.flatMap((round) => {
    const mine = work.find((one) => one.round === round.id)
    const seen = layers.filter((layer) => layer.round === round.id)
    // The layer of the consensus is made by the release.
    const isReleased = (mine?.releasedAt ?? null) !== null || seen.some(({ coder }) => coder === null)
    const mayBegin = round.everyone && role !== 'observer'
    if (!mine && !mayBegin && seen.length === 0) return []
    const state = mine?.state ?? (mayBegin && !isReleased ? 'assigned' : null)
    return [{ round, state, sealedAt: mine?.sealedAt ?? null, isReleased }]
  })
}

/** The one asked for; else what is still to be coded, of that what I am assigned, and of that what is blind. */
export function chooseRound(standings: readonly RoundStanding[], wanted: string | null): RoundStanding | null {
  const asked = standings.find(({ round }) => round.id === wanted)
  if (asked) return asked
  const open = standings.filter(mayWrite)
  return (
    open.find(({ round }) => !round.everyone && round.blind) ??
    open.find(({ round }) => !round.everyone) ??
    open.at(-1) ??
    standings.at(-1) ??
    null
  )
}

/** Whether my layer there can be written in, made first where there is none. */
export function mayWrite({ state, isReleased }: RoundStanding): boolean {
  return !isReleased && (state === 'assigned' || state === 'coding')
}

/** Whether I code blind: nobody sees my codings, and I see nobody’s, nor who is here. */
export function isBlind({ round, state, isReleased }: RoundStanding): boolean {
  return state !== null && stateOf({ ...round, releasedAt: isReleased ? 0 : null }) === 'blind'
}

/** What has become of the round while it was open before me, in a sentence, or null where that needs none. */
export function tellChange(before: RoundStanding | null, after: RoundStanding | null): string | null {
  if (!before || !after || before.round.id !== after.round.id) return null
  const { name } = after.round
  if (after.isReleased && !before.isReleased) return `${name} is released here: you see the codings of everybody now.`
  if (before.state === 'submitted' && after.state === 'coding')
    return 'Your codings were given back to you: change them and submit again.'
  return null
}

/** Whether the page has to be opened anew for what the server says now. */
export function isOutdated(shown: RoundStanding | null, now: readonly RoundStanding[]): boolean {
  if (!shown) return false
  const same = now.find(({ round }) => round.id === shown.round.id)
  return !same || same.isReleased !== shown.isReleased || (same.state === 'submitted') !== (shown.state === 'submitted')
}

/** Mine on one source. */
export function workOn(source: string, work: readonly MyWork[]): MyWork[] {
  return work.filter((one) => one.source === source)
}
