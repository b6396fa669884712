/**
 * Keeps the read models behind the log: what rooms commit is read in a thread and written to SQL within half a second.
 * The documents stay the truth. Whatever lies behind for long is read anew: after a kill, a failure, or a commit of which
 * nobody told.
 */
import type { SourceId } from '@intercoder/domain'
import {
  isAnyUnprojected,
  listLayers,
  listUnprojected,
  markProjected,
  type Database,
  type DocumentLog,
} from '@intercoder/storage'
import { nameDocument, type DocumentName } from '@intercoder/sync'
import type { CommittedUpdate, Logger } from '../rooms/index.ts'
import { findShelf } from './find-shelf.ts'
import { ModelWriter } from './model-writer.ts'
import { nameLayer, nameShelf, type ProjectedDocument, type Shelf } from './projected.ts'
import { ReadingThread } from './reading-thread.ts'

export interface Projections {
  /** For the rooms, after each commit. */
  onCommitted(updates: CommittedUpdate[]): void
  /** Reads every document whose read model lies behind its log. What cannot be read is logged and tried again later. */
  catchUp(): Promise<void>
  /** Resolves once everything committed before is in the read models, as far as it could be read and written. */
  settle(): Promise<void>
  close(): Promise<void>
}

interface Parts {
  db: Database
  log: DocumentLog
  logger: Logger
  /** Milliseconds from one look for what is idle or lies behind to the next. */
  sweepMs?: number
}

const putAwayAfterMs = 60_000

export function createProjections(parts: Parts): Projections {
  return new RunningProjections(parts)
}

interface OpenDocument {
  /** Null until it is known. */
  shelf: Shelf | null
  /** How far the thread has been told; null until it has been. */
  seq: number | null
  /** Null for what belongs nowhere, and where it could not be read. */
  opened: Promise<Shelf | null>
}

class RunningProjections implements Projections {
  readonly #parts: Parts
  readonly #open = new Map<DocumentName, OpenDocument>()
  /** When each shelf was last used, by name. */
  readonly #used = new Map<string, number>()
  /** The shelves all of whose layers are open, or being opened. */
  readonly #complete = new Map<string, Promise<boolean>>()
  readonly #thread: ReadingThread
  readonly #writer: ModelWriter
  /** Transcripts whose moved codings are on their way into the read models. */
  readonly #moving = new Set<Promise<void>>()
  readonly #sweep: NodeJS.Timeout
  /** What lay behind at the last sweep, and how far it had come. */
  #behind: ReadonlyMap<string, number> = new Map()
  #catchingUp: Promise<void> = Promise.resolve()
  #isClosing = false

  constructor(parts: Parts) {
    this.#parts = parts
    this.#thread = new ReadingThread({
      logger: parts.logger,
      onProjected: (documents) => this.#writer.write(documents),
      onBroken: () => this.#forgetAll(),
    })
    this.#writer = new ModelWriter({
      ...parts,
      onGap: (shelf) => void this.#closeGap(shelf),
      onTranscript: (source, transcript) => this.#followMoves(source, transcript),
    })
    this.#sweep = setInterval(() => void this.#lookAround(), parts.sweepMs ?? putAwayAfterMs / 2).unref()
  }

  onCommitted(updates: CommittedUpdate[]): void {
    for (const update of updates) void this.#follow(update)
  }

  catchUp(): Promise<void> {
    return this.#catchUpWith(() => true)
  }

  async settle(): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ opened }) => opened))
    await Promise.all(this.#complete.values())
    await this.#thread.flush()
    await this.#writer.settle()
    await Promise.all(this.#moving)
    await this.#writer.settle()
  }

  async close(): Promise<void> {
    clearInterval(this.#sweep)
    this.#isClosing = true
    await this.#catchingUp.catch(() => {})
    await this.settle()
    await this.#thread.close()
  }

  // Following what is committed

  async #follow({ document, seq, update }: CommittedUpdate): Promise<void> {
    const shelf = await this.#openDocument(document)
    if (!shelf) return
    this.#used.set(nameShelf(shelf), Date.now())
    const open = this.#open.get(document)
    if (open?.seq === seq - 1) {
      open.seq = seq
      this.#thread.send({ kind: 'follow', shelf, update, seq })
    } else if (!open || (open.seq !== null && open.seq < seq)) void this.#readAnew(document, shelf)
    // A correction moves the codings of every layer on its transcript.
    if (shelf.kind === 'transcript') void this.#openLayersOf(shelf.source)
  }

  /** What is followed over a hole would hide it, and what is open may have been told of in vain. */
  #readAnew(document: DocumentName, shelf: Shelf): Promise<Shelf | null> {
    this.#putAway(nameShelf(shelf))
    return this.#openDocument(document)
  }

  /** A transcript counts as told of once the codings on it are where its corrections have moved them. */
  #followMoves(source: SourceId, transcript: ProjectedDocument): void {
    const moving = this.#markMoved(source, transcript).finally(() => this.#moving.delete(moving))
    this.#moving.add(moving)
  }

  async #markMoved(source: SourceId, transcript: ProjectedDocument): Promise<void> {
    const gaps = this.#writer.gapsOf(transcript.shelf)
    const { breaks } = this.#thread
    const isTold = (await this.#openLayersOf(source)) && (await this.#thread.flush())
    if (isTold && this.#thread.breaks === breaks) await this.#writer.markTranscript(transcript, gaps)
  }

  /** Nothing of the shelf is written until all of it can be told anew; the next sweep asks for that. */
  async #closeGap(shelf: string): Promise<void> {
    this.#putAway(shelf)
    await this.#thread.flush()
    this.#writer.begin(shelf)
  }

  // Catching up

  /** Puts away what is idle, and reads anew what lies behind as far as it did the last time. */
  async #lookAround(): Promise<void> {
    for (const [shelf, at] of this.#used) if (Date.now() - at > putAwayAfterMs) this.#putAway(shelf)
    const before = this.#behind
    try {
      const now = new Map((await listUnprojected(this.#parts.db)).map(({ name, seq }) => [name, seq]))
      this.#behind = now
      const isStuck = (name: string) => now.has(name) && now.get(name) === before.get(name)
      if ([...now.keys()].some(isStuck) && !this.#isClosing) await this.#catchUpWith(isStuck)
    } catch (error) {
      this.#parts.logger.error({ err: error }, 'the read models could not catch up')
    }
  }

  #catchUpWith(isWanted: (name: string) => boolean): Promise<void> {
    return (this.#catchingUp = this.#catchingUp.catch(() => {}).then(() => this.#projectMissed(isWanted)))
  }

  /** Closing meanwhile leaves the rest for the next start. */
  async #projectMissed(isWanted: (name: string) => boolean): Promise<void> {
    const { db } = this.#parts
    for (const { name, headSeq } of await listUnprojected(db)) {
      if (this.#isClosing) return
      // One that was behind may have been told of with another.
      if (!isWanted(name) || !(await isAnyUnprojected(db, [name]))) continue
      const document = name as DocumentName
      const shelf = await findShelf(db, document)
      // The log outlives what it speaks of; there is nothing to project any more.
      if (!shelf) await markProjected(db, name, headSeq)
      else await this.#projectAnew(document, shelf)
    }
  }

  async #projectAnew(document: DocumentName, shelf: Shelf): Promise<void> {
    await this.#readAnew(document, shelf)
    if (shelf.kind === 'transcript') await this.#openLayersOf(shelf.source)
    await this.settle()
    this.#putAway(nameShelf(shelf))
  }

  // What is open in the thread

  /** Answers whether all layers on a transcript are open. Those that are not are tried again when it is asked next. */
  async #openLayersOf(source: SourceId): Promise<boolean> {
    const shelf = nameShelf({ kind: 'transcript', source })
    const opening = this.#complete.get(shelf) ?? this.#openAllLayers(source)
    this.#complete.set(shelf, opening)
    const isComplete = await opening
    if (!isComplete && this.#complete.get(shelf) === opening) this.#complete.delete(shelf)
    return isComplete
  }

  async #openAllLayers(source: SourceId): Promise<boolean> {
    try {
      const placed = await listLayers(this.#parts.db, source)
      const names = placed.map(({ layer }) => nameLayer(layer.id, layer.coder === null))
      const shelves = await Promise.all(names.map((name) => this.#openDocument(name)))
      return shelves.every((shelf) => shelf !== null)
    } catch (error) {
      this.#fail(error, nameDocument('transcript', source))
      return false
    }
  }

  #openDocument(document: DocumentName): Promise<Shelf | null> {
    const known = this.#open.get(document)
    if (known) return known.opened
    const entry: OpenDocument = { shelf: null, seq: null, opened: Promise.resolve(null) }
    entry.opened = this.#load(document, entry).catch((error: unknown) => {
      this.#forget(document, entry)
      this.#fail(error, document)
      return null
    })
    this.#open.set(document, entry)
    return entry.opened
  }

  async #load(document: DocumentName, entry: OpenDocument): Promise<Shelf | null> {
    const { db, log } = this.#parts
    const shelf = await findShelf(db, document)
    if (!shelf) return this.#forget(document, entry)
    entry.shelf = shelf
    this.#used.set(nameShelf(shelf), Date.now())
    // Codings have no place without their transcript.
    if (shelf.kind === 'layer' && !(await this.#openDocument(nameDocument('transcript', shelf.source))))
      throw new Error('its transcript could not be read')
    const { snapshot, tail } = await log.load(document)
    // Put away meanwhile: what the thread is told now it would not have the rest of.
    if (this.#open.get(document) !== entry) return this.#openDocument(document)
    const updates = [...(snapshot ? [snapshot.state] : []), ...tail.map((one) => one.update)]
    entry.seq = tail.at(-1)?.seq ?? snapshot?.seq ?? 0
    this.#thread.send({ kind: 'open', shelf, updates, seq: entry.seq })
    return shelf
  }

  #forget(document: DocumentName, entry: OpenDocument): null {
    if (this.#open.get(document) === entry) this.#open.delete(document)
    return null
  }

  #forgetAll(): void {
    this.#open.clear()
    this.#used.clear()
    this.#complete.clear()
  }

  #putAway(name: string): void {
    this.#used.delete(name)
    this.#complete.delete(name)
    for (const [document, { shelf }] of this.#open) if (shelf && nameShelf(shelf) === name) this.#open.delete(document)
    this.#thread.send({ kind: 'put-away', shelf: name })
  }

  #fail(error: unknown, document: DocumentName): void {
    this.#parts.logger.error({ err: error, document }, 'a document could not be read for the read models')
  }
}
