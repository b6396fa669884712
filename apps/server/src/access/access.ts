/** Who may be in which room: the table of rights asked about a document's name. Promises P1 and P7. */
import {
  may,
  standingOf,
  stateOf,
  type Ability,
  type AccountId,
  type CaseId,
  type LayerId,
  type ProjectId,
  type SourceId,
  type Standing,
  type Thing,
} from '@intercoder/domain'
import { findMembership, placeLayer, placeSource, type Database } from '@intercoder/storage'
import { parseDocumentName, type DocumentKind, type DocumentName } from '@intercoder/sync'
import type { Right } from '../rooms/index.ts'

/** What reading and writing a document ask for. */
export const documentAbilities: Record<DocumentKind, { read: Ability; write: Ability }> = {
  transcript: { read: 'transcript.read', write: 'transcript.correct' },
  codebook: { read: 'codebook.read', write: 'codebook.edit' },
  layer: { read: 'layer.read', write: 'layer.write' },
}

interface Place {
  project: ProjectId
  case?: CaseId | null
  thing: Thing
}

/** Null for what is not there as for what is not theirs to see. */
export async function findRight(db: Database, account: AccountId, document: DocumentName): Promise<Right> {
  const parsed = parseDocumentName(document)
  const place = parsed && (await findPlace(db, account, parsed.kind, parsed.id))
  if (!parsed || !place) return null
  const membership = await findMembership(db, place.project, account)
  return rightOf(standingOf(membership, place.case), parsed.kind, place.thing)
}

export function rightOf(standing: Standing, kind: DocumentKind, thing: Thing): Right {
  const { read, write } = documentAbilities[kind]
  if (!may(standing, read, thing)) return null
  return may(standing, write, thing) ? 'write' : 'read'
}

async function findPlace(db: Database, account: AccountId, kind: DocumentKind, id: string): Promise<Place | null> {
  if (kind === 'codebook') return { project: id as ProjectId, thing: { kind: 'project' } }
  if (kind === 'transcript') {
    const source = await placeSource(db, id as SourceId)
    return source && { ...source, thing: { kind: 'source', deleted: source.deleted } }
  }
  const placed = await placeLayer(db, id as LayerId)
  // A layer goes where its source goes.
  if (!placed || placed.deleted) return null
  const { layer, round, sealed } = placed
  return { ...placed, thing: { kind: 'layer', mine: layer.coder === account, round: stateOf(round), sealed } }
}
