import type { CodeId } from '@intercoder/domain'
import { nameDocument } from '@intercoder/sync'
import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import type { OpenProject } from '#lib/api/shapes.ts'
import type { Coder } from '#lib/coding/mark.ts'
import { ConnectedDocument } from '#lib/connection/connected-document.svelte.ts'
import { History } from '#lib/history/history.svelte.ts'
import { newId } from '#lib/words/new-id.ts'
import { CodebookActs } from './codebook-acts.svelte.ts'
import { CodebookDesk } from './codebook-desk.svelte.ts'
import { DecidedLines } from './decided-lines.svelte.ts'
import { findPassages } from './find-passages.ts'
import { memberNames } from '#lib/member/member-names.ts'

/** Milliseconds between two counts; the read model behind them is half a second old at most. */
const countEveryMs = 15_000

/** The codebook of a project, opened on its own page: shared live, with counts from all layers that I may see. */
export class OpenCodebook {
  readonly document: ConnectedDocument
  readonly history = new History()
  desk = $state.raw<CodebookDesk | null>(null)
  acts = $state.raw<CodebookActs | null>(null)
  lines = $state.raw<DecidedLines | null>(null)
  counts = $state.raw<ReadonlyMap<CodeId, number>>(new Map())

  #open: OpenProject
  #stop: () => void = () => undefined
  #isLeft = false

  constructor(open: OpenProject, me: Coder) {
    this.#open = open
    this.document = new ConnectedDocument(me.account, nameDocument('codebook', open.project.id))
    void this.#enter(me)
  }

  /** Whoever looks again at codings edits the codebook, too, but for the time in which they code blind. */
  get isFrozen(): boolean {
    const { abilities } = this.#open
    return abilities.includes('coding.review') && !abilities.includes('codebook.edit')
  }

  async leave(): Promise<void> {
    this.#isLeft = true
    this.#stop()
    this.desk?.close()
    this.lines?.close()
    await this.document.leave()
  }

  async #enter(me: Coder): Promise<void> {
    await this.document.settled
    if (this.#isLeft) return
    const mayEdit = this.#open.abilities.includes('codebook.edit')
    const { history } = this
    const desk = new CodebookDesk(this.document.doc, { me: me.account, mayEdit, newId, now: Date.now, history })
    this.desk = desk
    this.lines = new DecidedLines(this.document.doc, this.#open.project.id)
    this.acts = new CodebookActs(desk, history, findPassages(this.#open), memberNames(this.#open))
    this.#stop = this.#keepCounting(desk)
  }

  #keepCounting(desk: CodebookDesk): () => void {
    const count = () => void this.#count()
    const timer = setInterval(count, countEveryMs)
    window.addEventListener('focus', count)
    const stop = $effect.root(() => {
      // A merge or split changes what codings stand for; the read model needs a moment to follow.
      $effect(() => {
        void desk.codebook.operations.length
        const soon = setTimeout(count, 700)
        return () => clearTimeout(soon)
      })
    })
    count()
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', count)
      stop()
    }
  }

  async #count(): Promise<void> {
    const counted = await ask(
      api.projects[':project'].codings.counts.$get({ param: { project: this.#open.project.id } }),
    )
    if (counted.ok) this.counts = new Map(counted.value.map(({ code, codings }) => [code, codings]))
  }
}
