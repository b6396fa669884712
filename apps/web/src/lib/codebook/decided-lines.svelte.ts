import type { CodebookLine, CodeId, LayerId } from '@intercoder/domain'
import { observeLines, readLines } from '@intercoder/documents'
import type { Doc } from 'yjs'
import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'

/** The lines of a codebook that come from decisions, and the way back to each of those. */
export class DecidedLines {
  #all = $state.raw<readonly CodebookLine[]>([])
  /** Where each reconciliation is held, by its consensus layer. */
  #talks = $state.raw<ReadonlyMap<LayerId, string>>(new Map())
  readonly #project: string
  readonly #stop: () => void

  constructor(codebook: Doc, project: string) {
    this.#project = project
    this.#stop = observeLines(codebook, (lines) => this.#show(lines))
    this.#show(readLines(codebook))
  }

  /** Of a code, with those of the codes that were merged into it. */
  of(code: CodeId, merged: ReadonlyMap<CodeId, CodeId>): readonly CodebookLine[] {
    return this.#all.filter((line) => (merged.get(line.code) ?? line.code) === code)
  }

  /** Null where the source is not open to me. */
  linkTo({ layer, decision }: CodebookLine): string | null {
    const talk = this.#talks.get(layer)
    return talk ? `${talk}?decision=${decision}` : null
  }

  close(): void {
    this.#stop()
  }

  #show(lines: readonly CodebookLine[]): void {
    this.#all = lines
    if (lines.some(({ layer }) => !this.#talks.has(layer))) void this.#findTalks()
  }

  async #findTalks(): Promise<void> {
    const own = `/projects/${this.#project}`
    const listed = await ask(api.projects[':project'].reconciliations.$get({ param: { project: this.#project } }))
    if (!listed.ok) return
    this.#talks = new Map(
      listed.value.map(({ layer, round, source }) => [layer, `${own}/rounds/${round}/reconcile/${source}`]),
    )
  }
}
