import { openDocument } from '@intercoder/documents'
import type { AccountId, CodeId, LayerId, Round, RoundId, SourceId } from '@intercoder/domain'
import { makeLayer } from '../codings/make-layer.ts'
import { wholeBetween } from '../seeded.ts'
import { readCodings, type Reading } from './build-layers.ts'
import type { DemoLayer } from './build-study.ts'
import type { DemoSource } from './build-sources.ts'

/** The files that were coded once more, each alone, and who coded them then. */
const doublyCoded: Record<string, string[]> = {
  'c-t1-ward-sister.md': ['IF', 'KA', 'TW'],
  'h-t2-consultant.txt': ['KA', 'YT', 'TW'],
  'n-t2-pharmacist.md': ['IF', 'TW'],
}

/** Of ten codings of the first reading, so many are not made again. */
const forgottenOfTen = 2

const hour = 60 * 60 * 1000

export interface DoubleCoding {
  round: Round
  assignments: { source: SourceId; coder: AccountId }[]
  layers: DemoLayer[]
  /** Milliseconds since 1970. */
  assignedAt: number
}

/** A blind round on sources that were read before: the same people, weeks later, without seeing what anybody did. */
export function buildDoubleCoding(
  sources: readonly DemoSource[],
  coders: ReadonlyMap<string, AccountId>,
  codeIds: ReadonlyMap<string, CodeId>,
  { round: id, startedAt, random, newId }: Reading,
  { project, version }: Pick<Round, 'project' | 'version'>,
): DoubleCoding {
  const round: Round = {
    ...{ id: id as RoundId, project, name: 'Double coding', blind: true, everyone: false },
    ...{ version, overseen: false, autoRelease: true, createdAt: startedAt },
  }
  const layers = sources.flatMap(({ source, file, transcriptUpdate }) => {
    const readers = doublyCoded[file.name] ?? []
    const transcript = openDocument(transcriptUpdate.update)
    const made = readers.map((initials): DemoLayer => {
      const coder = coders.get(initials)
      if (!coder) throw new RangeError(`the study knows no ${initials}`)
      const remembered = readCodings(file.name).filter(
        (coding) => coding.coder === initials && wholeBetween(1, 10, random) > forgottenOfTen,
      )
      const createdAt = startedAt + wholeBetween(1, 30, random) * hour
      const updates = makeLayer({
        transcript,
        codings: remembered,
        codeIds,
        coder,
        startedAt: createdAt,
        random,
        newId,
      })
      const sealedAt = (updates.at(-1)?.at ?? createdAt) + hour
      return { id: newId<LayerId>(), round: round.id, source: source.id, coder, createdAt, sealedAt, updates }
    })
    transcript.destroy()
    return made
  })
  const assignments = layers.map(({ source, coder }) => ({ source, coder }))
  return { round, assignments, assignedAt: startedAt + hour / 2, layers }
}
