import { isId, type LayerId, type ProjectId, type SourceId, type WorkshopId } from '@intercoder/domain'

/** The shared documents by kind; the id says whose. Permission is decided for a name, never inside a document. */
export type DocumentName =
  | `transcript/${SourceId}`
  | `codebook/${ProjectId}`
  | `layer/${LayerId}`
  /** Named by the consensus layer, which is a part of it: a decision and its codings are one update. */
  | `reconciliation/${LayerId}`
  | `workshop/${WorkshopId}`
export const documentKinds = ['transcript', 'codebook', 'layer', 'reconciliation', 'workshop'] as const
export type DocumentKind = (typeof documentKinds)[number]

export function nameDocument(kind: 'transcript', id: SourceId): DocumentName
export function nameDocument(kind: 'codebook', id: ProjectId): DocumentName
export function nameDocument(kind: 'layer' | 'reconciliation', id: LayerId): DocumentName
export function nameDocument(kind: 'workshop', id: WorkshopId): DocumentName
export function nameDocument(kind: DocumentKind, id: string): DocumentName {
  return `${kind}/${id}` as DocumentName
}

/** The parts of a document's name, or null where the text names no document. */
export function parseDocumentName(text: string): { kind: DocumentKind; id: string; name: DocumentName } | null {
  const [kind, id, ...more] = text.split('/')
  if (more.length > 0 || !id || !isId(id) || !documentKinds.includes(kind as DocumentKind)) return null
  return { kind: kind as DocumentKind, id, name: text as DocumentName }
}
