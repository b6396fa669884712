import type { AccountId, LayerId, ProjectId, RoundId } from '@intercoder/domain'
import { listCodedRounds, listLooks, type Database } from '@intercoder/storage'

/** What decides, beside a role, what somebody may see of blind rounds. */
export interface Sight {
  /** The rounds in which they code. */
  coded: ReadonlySet<RoundId>
  /** The layers of which it is recorded that they have looked at them before release. */
  looked: ReadonlySet<LayerId>
}

export async function findSight(db: Database, project: ProjectId, asker: AccountId): Promise<Sight> {
  const looks = (await listLooks(db, project)).filter(({ account }) => account === asker)
  return { coded: await listCodedRounds(db, project, asker), looked: new Set(looks.map(({ layer }) => layer)) }
}

/**
 * The same without a lead's wider sight into blind rounds: what is gathered across a project could reach those who code.
 */
export async function findSightOfMany(db: Database, project: ProjectId, asker: AccountId): Promise<Sight> {
  return { coded: await listCodedRounds(db, project, asker), looked: new Set() }
}
