/**
 * Keeps the read models behind the log: what rooms commit is read in a thread and written to SQL within half a second.
 * The documents stay the truth; whatever a kill cuts off is caught up with at the next start.
 */
import type { LayerId, ProjectId, SourceId } from '@intercoder/domain'
import {
  hasProject,
  listLayers,
  listUnprojected,
  markProjected,
  placeLayer,
  placeSource,
  projectCodebook,
  projectDecisions,
  projectLayer,
  projectLayerChange,
  setSourceLength,
  type Database,
  type DocumentLog,
} from '@intercoder/storage'
import { nameDocument, parseDocumentName, type DocumentName } from '@intercoder/sync'
import { Worker } from 'node:worker_threads'
import type { CommittedUpdate, Logger } from '../rooms/index.ts'
import {
  nameLayer,
  nameShelf,
  type Projected,
  type ProjectedDocument,
  type ProjectionNotice,
  type ProjectionRequest,
  type Shelf,
} from './projected.ts'

export interface Projections {
  /** For the rooms, after each commit. */
  onCommitted(updates: CommittedUpdate[]): void
  /** Reads every document whose read model lies behind its log. */
  catchUp(): Promise<void>
  /** Resolves once everything committed before is in the read models. */
  settle(): Promise<void>
  close(): Promise<void>
}

interface Parts {
  db: Database
  log: DocumentLog
  logger: Logger
}

const putAwayAfterMs = 60_000

export function createProjections(parts: Parts): Projections {
  return new RunningProjections(parts)
}

interface OpenDocument {
  /** Null until it is known, and for what belongs nowhere. */
  shelf: Shelf | null
  opened: Promise<Shelf | null>
}

class RunningProjections implements Projections {
  readonly #parts: Parts
  readonly #open = new Map<DocumentName, OpenDocument>()
  /** When each shelf was last used. */
  readonly #used = new Map<string, number>()
  /** The sources all of whose layers are open. */
  readonly #complete = new Map<SourceId, Promise<unknown>>()
  readonly #answers = new Map<number, () => void>()
  readonly #sweep: NodeJS.Timeout
  #thread: Worker | null = null
  #writing: Promise<void> = Promise.resolve()
  #catchingUp: Promise<void> = Promise.resolve()
  #isClosing = false
  #asked = 0

  constructor(parts: Parts) {
    this.#parts = parts
    this.#sweep = setInterval(() => this.#putAwayIdle(), putAwayAfterMs / 2).unref()
  }

  onCommitted(updates: CommittedUpdate[]): void {
    for (const update of updates) void this.#follow(update)
  }

  catchUp(): Promise<void> {
    return (this.#catchingUp = this.#projectMissed())
  }

  /** What a process that has ended left behind. Closing meanwhile leaves the rest for the next start. */
  async #projectMissed(): Promise<void> {
    const { db } = this.#parts
    for (const { name, headSeq } of await listUnprojected(db)) {
      if (this.#isClosing) return
      const shelf = await this.#openDocument(name as DocumentName)
      if (!shelf) {
        this.#open.delete(name as DocumentName)
        // The log outlives what it speaks of; there is nothing to project any more.
        if (!(await this.#findShelf(name as DocumentName))) await markProjected(db, name, headSeq)
        continue
      }
      if (shelf.kind === 'transcript') await this.#openLayersOf(shelf.source)
      await this.settle()
      this.#putAway(nameShelf(shelf))
    }
  }

  async settle(): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ opened }) => opened))
    await Promise.all(this.#complete.values())
    if (this.#thread) await new Promise<void>((resolve) => this.#ask(resolve))
    await this.#writing
  }

  async close(): Promise<void> {
    clearInterval(this.#sweep)
    this.#isClosing = true
    await this.#catchingUp.catch(() => {})
    await this.settle()
    const thread = this.#thread
    this.#thread = null
    await thread?.terminate()
  }

  async #follow({ document, seq, update }: CommittedUpdate): Promise<void> {
    const known = this.#open.get(document)
    const shelf = await (known?.opened ?? this.#openDocument(document))
    if (!shelf) return
    // What was only now opened holds the update already.
    if (known) this.#send({ kind: 'follow', shelf, update, seq })
    this.#used.set(nameShelf(shelf), Date.now())
    // A correction moves the codings of every layer on its transcript.
    if (shelf.kind === 'transcript') void this.#openLayersOf(shelf.source)
  }

  #openLayersOf(source: SourceId): Promise<unknown> {
    const opening =
      this.#complete.get(source) ??
      listLayers(this.#parts.db, source)
        .then((placed) =>
          Promise.all(placed.map(({ layer }) => this.#openDocument(nameLayer(layer.id, layer.coder === null)))),
        )
        .catch((error: unknown) => this.#fail(error, nameDocument('transcript', source)))
    this.#complete.set(source, opening)
    return opening
  }

  #openDocument(document: DocumentName): Promise<Shelf | null> {
    const known = this.#open.get(document)
    if (known) return known.opened
    const entry: OpenDocument = { shelf: null, opened: Promise.resolve(null) }
    entry.opened = this.#load(document, entry).catch((error: unknown) => {
      this.#open.delete(document)
      this.#fail(error, document)
      return null
    })
    this.#open.set(document, entry)
    return entry.opened
  }

  async #load(document: DocumentName, entry: OpenDocument): Promise<Shelf | null> {
    const shelf = await this.#findShelf(document)
    if (!shelf) return null
    entry.shelf = shelf
    this.#used.set(nameShelf(shelf), Date.now())
    // Codings have no place without their transcript.
    if (shelf.kind === 'layer') await this.#openDocument(nameDocument('transcript', shelf.source))
    const { snapshot, tail } = await this.#parts.log.load(document)
    const updates = [...(snapshot ? [snapshot.state] : []), ...tail.map((one) => one.update)]
    this.#send({ kind: 'open', shelf, updates, seq: tail.at(-1)?.seq ?? snapshot?.seq ?? 0 })
    return shelf
  }

  async #findShelf(document: DocumentName): Promise<Shelf | null> {
    const parsed = parseDocumentName(document)
    const { db } = this.#parts
    if (!parsed) return null
    if (parsed.kind === 'codebook') {
      const project = parsed.id as ProjectId
      return (await hasProject(db, project)) ? { kind: 'codebook', project } : null
    }
    if (parsed.kind === 'transcript') {
      const source = parsed.id as SourceId
      return (await placeSource(db, source)) ? { kind: 'transcript', source } : null
    }
    if (parsed.kind === 'workshop') return null
    const placed = await placeLayer(db, parsed.id as LayerId)
    const consensus = placed?.layer.coder === null
    if (!placed || consensus !== (parsed.kind === 'reconciliation')) return null
    return { kind: 'layer', source: placed.layer.source, layer: placed.layer.id, consensus }
  }

  #fail(error: unknown, document: DocumentName): void {
    this.#parts.logger.error({ err: error, document }, 'a document could not be read for the read models')
  }

  #ask(resolve: () => void): void {
    const id = ++this.#asked
    this.#answers.set(id, resolve)
    this.#send({ kind: 'flush', id })
    // Somebody waits, so the process must not end before the answer.
    this.#thread?.ref()
  }

  #send(request: ProjectionRequest): void {
    this.#thread ??= this.#start()
    this.#thread.postMessage(request)
  }

  #start(): Worker {
    const thread = new Worker(new URL('./projection-thread.ts', import.meta.url), { execArgv: [] })
    thread.unref()
    thread.on('message', (notice: ProjectionNotice) => this.#hear(notice))
    thread.once('error', (error) => this.#parts.logger.error({ err: error }, 'the thread of the read models failed'))
    thread.once('exit', () => this.#forget(thread))
    return thread
  }

  #hear(notice: ProjectionNotice): void {
    if (notice.kind === 'answered') {
      this.#answers.get(notice.id)?.()
      this.#answers.delete(notice.id)
      if (this.#answers.size === 0) this.#thread?.unref()
    } else {
      this.#writing = this.#writing.then(() => this.#writeAll(notice.documents))
    }
  }

  /** The next commit opens what it needs anew. */
  #forget(thread: Worker): void {
    if (this.#thread === thread) this.#thread = null
    this.#open.clear()
    this.#used.clear()
    this.#complete.clear()
    for (const resolve of this.#answers.values()) resolve()
    this.#answers.clear()
  }

  async #writeAll(documents: ProjectedDocument[]): Promise<void> {
    for (const { document, seq, news } of documents) {
      try {
        for (const one of news) await write(this.#parts.db, one)
        await markProjected(this.#parts.db, document, seq)
      } catch (error) {
        this.#parts.logger.error({ err: error, document }, 'a read model could not be written')
      }
    }
  }

  #putAwayIdle(): void {
    for (const [shelf, at] of this.#used) if (Date.now() - at > putAwayAfterMs) this.#putAway(shelf)
  }

  #putAway(name: string): void {
    this.#used.delete(name)
    for (const [document, { shelf }] of this.#open) {
      if (!shelf || nameShelf(shelf) !== name) continue
      this.#open.delete(document)
      if (shelf.kind !== 'codebook') this.#complete.delete(shelf.source)
    }
    this.#send({ kind: 'put-away', shelf: name })
  }
}

function write(db: Database, news: Projected): Promise<void> {
  switch (news.kind) {
    case 'codebook':
      return projectCodebook(db, news.project, news.codebook)
    case 'length':
      return setSourceLength(db, news.source, { words: news.words, turns: news.turns })
    case 'decisions':
      return projectDecisions(db, news.layer, news.decisions)
    case 'layer':
      return news.whole ? projectLayer(db, news.layer, news.changed) : projectLayerChange(db, news.layer, news)
  }
}
