import type { AccountId, LayerId, ProjectId, RoundId, SourceId, VersionId } from '../ids.ts'

/** Who codes what under which codebook version. An open round shows layers as they grow; a blind one only once released. */
export interface Round {
  id: RoundId
  project: ProjectId
  name: string
  blind: boolean
  /** Everyone who codes may code every source; otherwise those who are assigned, and nobody else. */
  everyone: boolean
  /** The codebook version that is coded under; null where it is the codebook as it grows. */
  version: VersionId | null
  /** Leads and owners who code nothing in it may look at layers before release. Its coders are told so. */
  overseen: boolean
  /** A source is released by itself once all its coders have submitted. */
  autoRelease: boolean
  /** Milliseconds since 1970. */
  createdAt: number
}

/** That somebody is to code a source in a round. */
export interface Assignment {
  round: RoundId
  source: SourceId
  coder: AccountId
}

/** A source in a round, and how far it has come. Times are milliseconds since 1970. */
export interface RoundSource {
  round: RoundId
  source: SourceId
  releasedAt: number | null
  reconciledAt: number | null
  /** The layer of what was decided; made at release. */
  consensus: LayerId | null
}

/** Whether layers of others on a source may be seen: from the start, only after release, or since release. */
export const roundStates = ['open', 'blind', 'released'] as const
export type RoundState = (typeof roundStates)[number]

export function stateOf(round: Pick<Round, 'blind'> & Pick<RoundSource, 'releasedAt'>): RoundState {
  if (round.releasedAt !== null) return 'released'
  return round.blind ? 'blind' : 'open'
}

/** How far a coder has come with a source. They have begun once they have opened it, whether or not they coded anything. */
export const coderStates = ['assigned', 'coding', 'submitted'] as const
export type CoderState = (typeof coderStates)[number]

export function coderStateOf(layer: { sealedAt: number | null } | null): CoderState {
  if (!layer) return 'assigned'
  return layer.sealedAt === null ? 'coding' : 'submitted'
}

/** Whether a layer may be looked at before release: not at all, once that is recorded, or now that it is. */
export type Oversight = 'none' | 'offered' | 'recorded'

/**
 * Only where the round says so, and for nobody who codes anything in it. That they also have to lead is for the table of
 * rights.
 */
export function oversightOf(
  round: Pick<Round, 'overseen'>,
  { codesInRound, hasLooked }: { codesInRound: boolean; hasLooked: boolean },
): Oversight {
  if (!round.overseen || codesInRound) return 'none'
  return hasLooked ? 'recorded' : 'offered'
}
