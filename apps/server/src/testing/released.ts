/** A source that two people coded alone and that is released: where reconciliations begin. */
import { applyCode, createCodebook, openDocument } from '@intercoder/documents'
import {
  addCode,
  changeCodebook,
  type Codebook,
  type CodeId,
  type CodingId,
  type LayerId,
  type ProjectId,
  type RoundId,
  type SourceId,
} from '@intercoder/domain'
import { nameDocument } from '@intercoder/sync'
import * as Y from 'yjs'
import { newId } from '../accounts/token.ts'
import type { Person } from './person.ts'
import type { TestHouse } from './test-house.ts'

export interface GivenCoding {
  id: CodingId
  code: CodeId
  start: number
  end: number
}

export interface Released {
  project: ProjectId
  source: SourceId
  round: RoundId
  consensus: LayerId
  layers: LayerId[]
  /** Where its reconciliation is asked about. */
  path: string
}

/**
 * Has the coders code `text`, each in a sealed layer of a blind round, and releases the source: in a project of its own, or
 * `within` one whose members they are, in another round.
 */
export async function releaseCoded(
  house: TestHouse,
  owner: Person,
  codes: readonly CodeId[],
  coders: readonly { coder: Person; codings: readonly GivenCoding[] }[],
  text?: string,
  within?: ProjectId,
): Promise<Released> {
  const project = within ?? (await house.startProject(owner))
  if (!within) for (const { coder } of coders) if (coder !== owner) await house.join(project, owner, coder, 'coder')
  const source = await house.importText(project, owner, {}, text)
  if (!within) await house.house.rooms.write(nameDocument('codebook', project), owner.id, makeCodebook(codes))
  const [round, consensus] = [newId<RoundId>(), newId<LayerId>()]
  const { pool } = house.database
  await pool.query('insert into round (id, project, name, blind, created_at) values ($1, $2, $3, true, 1)', [
    round,
    project,
    `Round ${round}`,
  ])
  const layers: LayerId[] = []
  for (const { coder, codings } of coders) {
    const layer = newId<LayerId>()
    layers.push(layer)
    await pool.query(
      'insert into layer (id, round, source, coder, sealed_at, created_at) values ($1, $2, $3, $4, 2, 1)',
      [layer, round, source, coder.id],
    )
    const update = await makeLayer(house, source, codings)
    await house.house.rooms.write(nameDocument('layer', layer), coder.id, update)
  }
  await pool.query('insert into layer (id, round, source, created_at) values ($1, $2, $3, 3)', [
    consensus,
    round,
    source,
  ])
  await pool.query('insert into round_source (round, source, released_at) values ($1, $2, 3)', [round, source])
  const path = `/api/projects/${project}/rounds/${round}/sources/${source}/reconciliation`
  return { project, source, round, consensus, layers, path }
}

function makeCodebook(codes: readonly CodeId[]): Uint8Array {
  const codebook = codes.reduce<Codebook>(
    (now, id) => {
      const added = addCode(now, { id, name: id })
      return added.ok ? added.value.reduce(changeCodebook, now) : now
    },
    { codes: [], operations: [] },
  )
  return createCodebook(codebook)
}

async function makeLayer(house: TestHouse, source: SourceId, codings: readonly GivenCoding[]): Promise<Uint8Array> {
  const transcript = openDocument(await house.house.rooms.read(nameDocument('transcript', source)))
  const doc = new Y.Doc()
  for (const { id, code, start, end } of codings) {
    const applied = applyCode(doc, transcript, { id, code, span: { start, end }, at: 1 })
    if (!applied.ok) throw new Error(`a coding was refused: ${applied.refusal.kind}`)
  }
  return Y.encodeStateAsUpdate(doc)
}
