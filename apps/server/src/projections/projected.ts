/** What passes between the server and the thread that reads documents for the read models. */
import type { Codebook, Coding, CodingId, Decision, LayerId, ProjectId, SourceId } from '@intercoder/domain'
import { nameDocument, type DocumentName } from '@intercoder/sync'

/** Where a document belongs: a transcript and the layers on it are read together. */
export type Shelf =
  | { kind: 'transcript'; source: SourceId }
  /** The consensus is a part of the document of its reconciliation. */
  | { kind: 'layer'; source: SourceId; layer: LayerId; consensus: boolean }
  | { kind: 'codebook'; project: ProjectId }

export type ProjectionRequest =
  /** All of a document so far. */
  | { kind: 'open'; shelf: Shelf; updates: Uint8Array[]; seq: number }
  /** One change more of a document that is open. */
  | { kind: 'follow'; shelf: Shelf; update: Uint8Array; seq: number }
  | { kind: 'put-away'; shelf: string }
  /** Asks for everything that is due now; `answered` comes after it. */
  | { kind: 'flush'; id: number }

/** What a read model has to be told. A `whole` layer has these codings and no others. */
export type Projected =
  | { kind: 'layer'; layer: LayerId; whole: boolean; changed: Coding[]; removed: CodingId[] }
  | { kind: 'decisions'; layer: LayerId; decisions: Decision<unknown>[] }
  | { kind: 'length'; source: SourceId; words: number; turns: number }
  | { kind: 'codebook'; project: ProjectId; codebook: Codebook }

/** One document's news, and how far in its log they reach. There may be none in what was committed. */
export interface ProjectedDocument {
  document: DocumentName
  /** The name of what it is read with. */
  shelf: string
  seq: number
  news: Projected[]
}

export type ProjectionNotice = { kind: 'projected'; documents: ProjectedDocument[] } | { kind: 'answered'; id: number }

export function nameShelf(shelf: Shelf): string {
  return shelf.kind === 'codebook' ? `codebook/${shelf.project}` : `source/${shelf.source}`
}

/** The document that holds a layer. */
export function nameLayer(layer: LayerId, consensus: boolean): DocumentName {
  return nameDocument(consensus ? 'reconciliation' : 'layer', layer)
}
