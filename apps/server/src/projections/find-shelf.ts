/** Where a document belongs among those that are read for the read models. */
import type { LayerId, ProjectId, SourceId } from '@intercoder/domain'
import { hasProject, placeLayer, placeSource, type Database } from '@intercoder/storage'
import { parseDocumentName, type DocumentName } from '@intercoder/sync'
import type { Shelf } from './projected.ts'

/** Null for what no read model speaks of, or no longer does. */
export async function findShelf(db: Database, document: DocumentName): Promise<Shelf | null> {
  const parsed = parseDocumentName(document)
  if (!parsed || parsed.kind === 'workshop') return null
  if (parsed.kind === 'codebook') {
    const project = parsed.id as ProjectId
    return (await hasProject(db, project)) ? { kind: 'codebook', project } : null
  }
  if (parsed.kind === 'transcript') {
    const source = parsed.id as SourceId
    return (await placeSource(db, source)) ? { kind: 'transcript', source } : null
  }
  const placed = await placeLayer(db, parsed.id as LayerId)
  const consensus = placed?.layer.coder === null
  if (!placed || consensus !== (parsed.kind === 'reconciliation')) return null
  return { kind: 'layer', source: placed.layer.source, layer: placed.layer.id, consensus }
}
