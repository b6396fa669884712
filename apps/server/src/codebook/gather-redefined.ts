/**
 * Codings whose code says something else now than under the version they were made under. Of others' layers only numbers,
 * and only of those that the asker may see (P1).
 */
import {
  codedUnder,
  codeResolver,
  meaningOf,
  redefinitionFinder,
  type AccountId,
  type Code,
  type Codebook,
  type CodeId,
  type Redefinition,
} from '@intercoder/domain'
import { openDocument, readCodebook } from '@intercoder/documents'
import { listKeptVersions, listReviewable, type KeptVersion, type ReviewableCoding } from '@intercoder/storage'
import { nameDocument } from '@intercoder/sync'
import { createHash } from 'node:crypto'
import { findLayersSeenBy } from '../access/layers-seen.ts'
import type { Deps, Reach } from '../http/context.ts'

export interface RedefinedCodings extends Redefinition {
  /** The number of the version that they were made under. */
  version: number
  /** Of the words as they are now; what was looked at under it need not be looked at again. */
  digest: string
  codings: ReviewableCoding[]
}

export interface Redefined {
  /** The asker's own. */
  mine: RedefinedCodings[]
  /** How many codings, in all layers that the asker may see, still have to be looked at. */
  counts: Map<CodeId, number>
}

export async function gatherRedefined(
  { db, rooms }: Pick<Deps, 'db' | 'rooms'>,
  reach: Reach,
  asker: AccountId,
): Promise<Redefined> {
  const project = reach.project.id
  const versions = await listKeptVersions(db, project)
  if (versions.length === 0) return { mine: [], counts: new Map() }
  const { codebook } = readCodebook(openDocument(await rooms.read(nameDocument('codebook', project))))
  const layers = await findLayersSeenBy(db, reach, asker)
  const codings = await listReviewable(db, project, layers, suspects(versions, codebook))
  const finders = new Map(versions.map((version) => [version.id, redefinitionFinder(version.codebook, codebook)]))
  const groups = new Map<string, RedefinedCodings>()
  const counts: Redefined['counts'] = new Map()
  for (const one of codings) {
    const version = codedUnder(one.coding.at, one, versions)
    const found = version && finders.get(version.id)?.(one.coding)
    if (!found) continue
    const digest = digestOf(found.after)
    if (one.reviewed === digest) continue
    counts.set(found.after.id, (counts.get(found.after.id) ?? 0) + 1)
    if (one.layer.coder !== asker) continue
    const key = `${version.id} ${found.before.id} ${found.after.id}`
    const group = groups.get(key) ?? { ...found, version: version.number, digest, codings: [] }
    groups.set(key, group)
    group.codings.push(one)
  }
  return { mine: [...groups.values()], counts }
}

function digestOf(code: Code): string {
  return createHash('sha256').update(meaningOf(code)).digest('hex')
}

/** The codes of which a coding can mean something else than it did: no other codings have to be looked through. */
function suspects(versions: readonly KeptVersion[], now: Codebook): CodeId[] {
  const meaning = (codebook: Codebook) => {
    const resolve = codeResolver({
      ...codebook,
      operations: codebook.operations.filter(({ kind }) => kind !== 'split'),
    })
    return (code: CodeId) => resolve({ id: '' as never, code, at: 0 })
  }
  const today = meaning(now)
  const found = new Set<CodeId>()
  for (const { codebook } of versions) {
    const then = meaning(codebook)
    for (const { id } of codebook.codes) {
      const [before, after] = [then(id), today(id)]
      if (before && after && meaningOf(before) !== meaningOf(after)) found.add(id)
    }
  }
  // What a split moves hangs on the single coding, and it reaches every code that was merged into the one that was split.
  const splits = now.operations.flatMap((operation) => (operation.kind === 'split' ? [operation.from] : []))
  const split = new Set(splits.map((code) => today(code)?.id))
  for (const { id } of now.codes) if (split.has(today(id)?.id)) found.add(id)
  return [...found]
}
