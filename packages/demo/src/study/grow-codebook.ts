import { createCodebook } from '@intercoder/documents'
import type { AccountId, Codebook, CodeId, ProjectId, VersionId } from '@intercoder/domain'
import { beginWith, reword } from '../codebook/first-words.ts'
import { wholeBetween } from '../seeded.ts'
import type { Study, StudyOptions } from './build-study.ts'

const day = 24 * 60 * 60 * 1000

interface Grown {
  /** As it is in the end. */
  codebook: Codebook
  codeIds: ReadonlyMap<string, CodeId>
  by: AccountId
  project: ProjectId
  startedAt: number
  /** The id of its second version. */
  version: VersionId
}

/** How the codebook came about: begun and named, read with, reworded in two places and named again. */
export function growCodebook(
  { codebook, codeIds, by, project, startedAt, version }: Grown,
  { now, random, newId }: StudyOptions,
): Pick<Study, 'codebookUpdates' | 'versions'> {
  const first = beginWith(codebook, codeIds)
  const begun = { account: by, at: startedAt + day, update: createCodebook(first) }
  const client = wholeBetween(1, 2 ** 32 - 1, random)
  const reworded = { account: by, at: now - 5 * day, update: reword(begun.update, first, codebook, client) }
  return {
    codebookUpdates: [begun, reworded],
    versions: [
      {
        ...{ id: newId<VersionId>(), project, name: 'Framework', by, at: startedAt + 2 * day, codebook: first },
        note: 'What we went into the first reading with.',
      },
      {
        ...{ id: version, project, name: 'After the first reading', by, at: now - 4 * day, codebook },
        note: '“Written twice” needs two places that do not meet; “Unseen work” is noticed only when it stops.',
      },
    ],
  }
}
