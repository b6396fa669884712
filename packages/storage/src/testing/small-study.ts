/** The fewest rows that a layer needs to lie on, for tests of what refers to them. */
import type { AccountId, CaseId, LayerId, ProjectId, RoundId, SourceId } from '@intercoder/domain'
import type { Database } from '../database/database.ts'
import { account, layer, project, round, source, studyCase, wave } from '../schema/index.ts'

export const anna = 'account-anna' as AccountId
export const ben = 'account-ben' as AccountId

export interface SmallStudy {
  project: ProjectId
  case: CaseId
  sources: [SourceId, SourceId]
  round: RoundId
  /** One of each coder on the first source. */
  layers: { anna: LayerId; ben: LayerId }
}

/** Adds a project of its own, called by `name`, with a case, a wave `T1`, two sources, a round and two layers. */
export async function addSmallStudy(db: Database, name: string): Promise<SmallStudy> {
  const study = namesOf(name)
  const { project: of, sources } = study
  const person = { initials: 'AB', colour: 'blue', passwordHash: '', createdAt: 0 }
  await db
    .insert(account)
    .values([anna, ben].map((id) => ({ ...person, id, name: id, email: `${id}@example.org` })))
    .onConflictDoNothing()
  await db.insert(project).values({ id: of, name, createdAt: 0 })
  await db.insert(studyCase).values({ id: study.case, project: of, name: 'Site A', kind: 'site' })
  await db.insert(wave).values({ project: of, name: 'T1', order: 0 })
  await db.insert(source).values(sources.map((id) => ({ ...plainSource, id, project: of, name: id })))
  await db.insert(round).values({ id: study.round, project: of, name: 'Round 1', blind: true, createdAt: 0 })
  const place = { round: study.round, source: sources[0], createdAt: 0 }
  await db.insert(layer).values([
    { ...place, id: study.layers.anna, coder: anna },
    { ...place, id: study.layers.ben, coder: ben },
  ])
  return study
}

/** What a source has to have besides its id, project and name. */
export const plainSource = {
  kind: 'interview' as const,
  words: 0,
  turns: 0,
  addedAt: 0,
  addedBy: anna,
  contentHash: '',
}

function namesOf(name: string): SmallStudy {
  return {
    project: `project-${name}` as ProjectId,
    case: `case-${name}` as CaseId,
    sources: [`source-1-${name}` as SourceId, `source-2-${name}` as SourceId],
    round: `round-${name}` as RoundId,
    layers: { anna: `layer-anna-${name}` as LayerId, ben: `layer-ben-${name}` as LayerId },
  }
}
