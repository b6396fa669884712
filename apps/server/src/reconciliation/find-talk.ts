import type { AccountId, LayerId, ProjectId, RoundId, SourceId } from '@intercoder/domain'
import { findRound, findRoundSource, listLayers, type Database } from '@intercoder/storage'
import type { SealedPlace } from './sealed-layers.ts'

/** A source of a round that is released, with the layers that are compared there. */
export interface TalkPlace extends SealedPlace {
  round: RoundId
  releasedAt: number
  reconciledAt: number | null
  layers: { layer: LayerId; coder: AccountId; sealedAt: number }[]
}

/** Null before release. */
export async function findTalk(
  db: Database,
  { project, round, source }: { project: ProjectId; round: RoundId; source: SourceId },
): Promise<TalkPlace | null> {
  if (!(await findRound(db, project, round))) return null
  const { consensus, releasedAt, reconciledAt } = await findRoundSource(db, round, source)
  if (consensus === null || releasedAt === null) return null
  const layers = (await listLayers(db, source)).flatMap(({ layer, sealedAt }) =>
    layer.round === round && layer.coder !== null && sealedAt !== null
      ? [{ layer: layer.id, coder: layer.coder, sealedAt }]
      : [],
  )
  return { project, round, source, consensus, releasedAt, reconciledAt, layers }
}
