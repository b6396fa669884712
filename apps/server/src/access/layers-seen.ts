import { may, standingOf, type AccountId, type LayerId, type Member, type ProjectId } from '@intercoder/domain'
import { countCodings, type Database } from '@intercoder/storage'
import { describeLayer } from './describe-layer.ts'
import { findSightOfMany } from './sight.ts'

/**
 * The layers of a project that a count, a list or a figure for somebody may be made of: promise P1 asks the table of
 * rights about each one. Of a lead's wider sight into blind rounds nothing is in here: what is gathered across a project
 * could reach those who code.
 */
export async function findLayersSeenBy(
  db: Database,
  { project, member }: { project: { id: ProjectId }; member: Pick<Member, 'role' | 'cases'> },
  asker: AccountId,
): Promise<LayerId[]> {
  const standing = standingOf(member)
  const sight = await findSightOfMany(db, project.id, asker)
  return (await countCodings(db, project.id)).flatMap((placed) =>
    may(standing, 'layer.read', describeLayer(placed, asker, sight)) ? [placed.layer.id] : [],
  )
}
