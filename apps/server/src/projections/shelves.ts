/** Every document that is open for the read models, by what is read together. Pure: time and messages are the thread's. */
import { readCodebook } from '@intercoder/documents'
import type { ProjectId } from '@intercoder/domain'
import { nameDocument } from '@intercoder/sync'
import * as Y from 'yjs'
import { nameShelf, type ProjectedDocument, type Shelf } from './projected.ts'
import { SourceShelf } from './source-shelf.ts'

interface OpenCodebook {
  project: ProjectId
  doc: Y.Doc
  seq: number
  isChanged: boolean
}

export class Shelves {
  readonly #sources = new Map<string, SourceShelf>()
  readonly #codebooks = new Map<string, OpenCodebook>()

  /** Takes all of a document so far. */
  open(shelf: Shelf, updates: Uint8Array[], seq: number): void {
    const name = nameShelf(shelf)
    if (shelf.kind === 'codebook') {
      const open = { project: shelf.project, doc: new Y.Doc(), seq, isChanged: true }
      open.doc.transact(() => updates.forEach((update) => Y.applyUpdate(open.doc, update)))
      this.#codebooks.set(name, open)
      return
    }
    const source = this.#sources.get(name) ?? new SourceShelf(shelf.source)
    this.#sources.set(name, source)
    if (shelf.kind === 'layer') source.openLayer(shelf, updates, seq)
    else source.openTranscript(updates, seq)
  }

  /** Takes one change more. Of a document that is not open it would make a torso, so there it is passed over. */
  follow(shelf: Shelf, update: Uint8Array, seq: number): void {
    const name = nameShelf(shelf)
    if (shelf.kind === 'layer') this.#sources.get(name)?.followLayer(shelf.layer, update, seq)
    if (shelf.kind === 'transcript') this.#sources.get(name)?.followTranscript(update, seq)
    const codebook = this.#codebooks.get(name)
    if (!codebook) return
    Y.applyUpdate(codebook.doc, update)
    codebook.seq = Math.max(codebook.seq, seq)
    codebook.isChanged = true
  }

  tell(): ProjectedDocument[] {
    const sources = [...this.#sources.values()].flatMap((source) => source.tell())
    return [...[...this.#codebooks.values()].flatMap(tellCodebook), ...sources]
  }

  putAway(name: string): void {
    this.#sources.get(name)?.putAway()
    this.#codebooks.get(name)?.doc.destroy()
    this.#sources.delete(name)
    this.#codebooks.delete(name)
  }
}

function tellCodebook(open: OpenCodebook): ProjectedDocument[] {
  if (!open.isChanged) return []
  open.isChanged = false
  const { codebook } = readCodebook(open.doc)
  const { project, seq } = open
  const shelf = nameShelf({ kind: 'codebook', project })
  return [{ document: nameDocument('codebook', project), shelf, seq, news: [{ kind: 'codebook', project, codebook }] }]
}
