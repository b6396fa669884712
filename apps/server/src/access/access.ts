/** Who may be in which room: the table of rights asked about a document's name. Promises P1 and P7. */
import {
  may,
  standingOf,
  type Ability,
  type AccountId,
  type CaseId,
  type LayerId,
  type ProjectId,
  type SourceId,
  type Standing,
  type Thing,
  type WorkshopId,
} from '@intercoder/domain'
import {
  findMembership,
  findRoundSource,
  findWorkshop,
  isCodedBlind,
  isCodingBlind,
  placeLayer,
  placeSource,
  type Database,
} from '@intercoder/storage'
import { parseDocumentName, type DocumentKind, type DocumentName } from '@intercoder/sync'
import type { Right } from '../rooms/index.ts'
import { describeLayer } from './describe-layer.ts'
import { findSight } from './sight.ts'

/**
 * What reading and writing a document ask for. Without `write` nobody writes over a socket: the server does, when an
 * endpoint has checked an act and signed it.
 */
export const documentAbilities: Record<DocumentKind, { read: Ability; write: Ability | null }> = {
  transcript: { read: 'transcript.read', write: 'transcript.correct' },
  codebook: { read: 'codebook.read', write: 'codebook.edit' },
  layer: { read: 'layer.read', write: 'layer.write' },
  reconciliation: { read: 'reconciliation.read', write: null },
  workshop: { read: 'workshop.read', write: null },
}

interface Place {
  project: ProjectId
  case?: CaseId | null
  thing: Thing
}

/** Stands for the project of what is not there: the same questions are asked, so that the answer takes as long. */
const nowhere = '' as ProjectId

/** Null for what is not there as for what is not theirs to see. */
export async function findRight(db: Database, account: AccountId, document: DocumentName): Promise<Right> {
  const parsed = parseDocumentName(document)
  if (!parsed) return null
  const place = await findPlace(db, account, parsed.kind, parsed.id)
  const membership = await findMembership(db, place?.project ?? nowhere, account)
  if (!place) return null
  return rightOf(standingOf(membership, place.case), parsed.kind, place.thing)
}

export function rightOf(standing: Standing, kind: DocumentKind, thing: Thing): Right {
  const { read, write } = documentAbilities[kind]
  if (!may(standing, read, thing)) return null
  return write && may(standing, write, thing) ? 'write' : 'read'
}

/**
 * Whether presence in a document would show what is coded blind: where anybody reads in a transcript that is, and which
 * code whoever codes blind has before them.
 */
export async function isHushed(db: Database, account: AccountId, document: DocumentName): Promise<boolean> {
  const parsed = parseDocumentName(document)
  if (parsed?.kind === 'transcript') return isCodedBlind(db, parsed.id as SourceId)
  return parsed?.kind === 'codebook' && (await isCodingBlind(db, parsed.id as ProjectId, account))
}

async function findPlace(db: Database, account: AccountId, kind: DocumentKind, id: string): Promise<Place | null> {
  switch (kind) {
    case 'codebook': {
      const project = id as ProjectId
      return { project, thing: { kind: 'codebook', frozen: await isCodingBlind(db, project, account) } }
    }
    case 'transcript': {
      const source = await placeSource(db, id as SourceId)
      return source && { ...source, thing: { kind: 'source', deleted: source.deleted } }
    }
    case 'layer':
      return placeIndependent(db, account, id as LayerId)
    case 'reconciliation':
      return placeReconciliation(db, id as LayerId)
    case 'workshop': {
      const workshop = await findWorkshop(db, id as WorkshopId)
      if (!workshop) return null
      const { project, endedAt, facilitator } = workshop
      return { project, thing: { kind: 'workshop', ended: endedAt !== null, mine: facilitator === account } }
    }
  }
}

async function placeIndependent(db: Database, account: AccountId, id: LayerId): Promise<Place | null> {
  const placed = await placeLayer(db, id)
  const sight = await findSight(db, placed?.project ?? nowhere, account)
  // A layer goes where its source goes; the consensus is a part of its reconciliation.
  if (!placed || placed.deleted || placed.layer.coder === null) return null
  return { project: placed.project, case: placed.case, thing: describeLayer(placed, account, sight) }
}

async function placeReconciliation(db: Database, id: LayerId): Promise<Place | null> {
  const placed = await placeLayer(db, id)
  if (!placed || placed.deleted || placed.layer.coder !== null) return null
  const { releasedAt, reconciledAt } = await findRoundSource(db, placed.layer.round, placed.layer.source)
  const thing = { kind: 'reconciliation', released: releasedAt !== null, done: reconciledAt !== null } as const
  return { project: placed.project, case: placed.case, thing }
}
