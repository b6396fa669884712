/**
 * Writes what the thread tells of into the read models, in the order in which it came. Of a shelf where something could
 * not be written nothing more is: what comes after a gap would hide it.
 */
import type { SourceId } from '@intercoder/domain'
import {
  isAnyUnprojected,
  markProjected,
  projectCodebook,
  projectDecisions,
  projectLayer,
  projectLayerChange,
  setSourceLength,
  type Database,
} from '@intercoder/storage'
import type { Logger } from '../rooms/index.ts'
import type { Projected, ProjectedDocument } from './projected.ts'

interface Parts {
  db: Database
  logger: Logger
  /** Something of a shelf could not be written; it has to be put away, and `begin` called once it is. */
  onGap: (shelf: string) => void
  /** The length of a transcript is written, not yet the codings that its corrections moved. */
  onTranscript: (source: SourceId, transcript: ProjectedDocument) => void
}

export class ModelWriter {
  readonly #parts: Parts
  #last: Promise<void> = Promise.resolve()
  /** How often something of each shelf could not be written. */
  readonly #gaps = new Map<string, number>()
  /** The shelves that have a gap and are not put away yet. */
  readonly #stopped = new Set<string>()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  write(documents: readonly ProjectedDocument[]): void {
    void this.#inTurn(async () => {
      for (const document of documents) await this.#writeDocument(document)
    })
  }

  /** What is told of a shelf from now on begins anew, with all of it. */
  begin(shelf: string): void {
    void this.#inTurn(async () => void this.#stopped.delete(shelf))
  }

  /** Changes when something of a shelf could not be written. */
  gapsOf(shelf: string): number {
    return this.#gaps.get(shelf) ?? 0
  }

  /** Notes how far a transcript is told of, unless its shelf has had a gap since there were `gaps`. */
  markTranscript(transcript: ProjectedDocument, gaps: number): Promise<void> {
    return this.#inTurn(async () => {
      if (this.gapsOf(transcript.shelf) === gaps) await this.#tryOn(transcript, () => this.#mark(transcript))
    })
  }

  /** Resolves once all that was told before is written. */
  async settle(): Promise<void> {
    await this.#last
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    return (this.#last = this.#last.then(work))
  }

  async #writeDocument(told: ProjectedDocument): Promise<void> {
    if (this.#stopped.has(told.shelf)) return
    const { db, onTranscript } = this.#parts
    await this.#tryOn(told, async () => {
      for (const one of told.news) await write(db, one)
      const length = told.news.find((one) => one.kind === 'length')
      if (!length) await this.#mark(told)
      else if (await isAnyUnprojected(db, [told.document])) onTranscript(length.source, told)
    })
  }

  #mark({ document, seq }: ProjectedDocument): Promise<void> {
    return markProjected(this.#parts.db, document, seq)
  }

  async #tryOn({ document, shelf }: ProjectedDocument, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.#parts.logger.error({ err: error, document }, 'a read model could not be written')
      this.#gaps.set(shelf, this.gapsOf(shelf) + 1)
      this.#stopped.add(shelf)
      this.#parts.onGap(shelf)
    }
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
