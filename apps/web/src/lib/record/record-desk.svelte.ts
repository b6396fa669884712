import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import type { Refusal } from '#lib/api/refusal.ts'
import type { AuditPage } from '#lib/api/shapes.ts'
import { queryFor, type RecordChoice } from './record-choice.ts'

interface Opened {
  project: string
  choice: RecordChoice
  /** The newest page of what is chosen. */
  first: AuditPage
}

/** The record of a project, read backwards page by page; all of it, or what one topic or person is about. */
export class RecordDesk {
  refusal = $state.raw<Refusal | null>(null)
  #opened: () => Opened
  /** What was read beyond the first page; of no use once that is another. */
  #older = $state.raw<{ after: AuditPage; pages: readonly AuditPage[] } | null>(null)
  #pages = $derived.by((): readonly AuditPage[] => {
    const { first } = this.#opened()
    return this.#older?.after === first ? [first, ...this.#older.pages] : [first]
  })
  entries = $derived(this.#pages.flatMap((page) => page.entries))
  names = $derived(new Map(this.#pages.flatMap((page) => page.accounts.map(({ account, name }) => [account, name]))))
  /** Where each consensus lies that they speak of. */
  talks = $derived(new Map(this.#pages.flatMap((page) => page.talks.map((talk) => [talk.layer, talk]))))
  hasMore = $derived(this.#pages.at(-1)?.more ?? false)

  constructor(opened: () => Opened) {
    this.#opened = opened
  }

  async readOlder(): Promise<void> {
    const { project, choice, first } = this.#opened()
    const read = this.#pages
    const last = read.at(-1)?.entries.at(-1)
    if (!last) return
    const query = { ...queryFor(choice), before: String(last.id) }
    const answer = await ask(api.projects[':project'].audit.$get({ param: { project }, query }))
    // Something else was chosen meanwhile, or the same page was asked for twice.
    if (this.#pages !== read) return
    this.refusal = answer.ok ? null : answer.refusal
    if (answer.ok) this.#older = { after: first, pages: [...read.slice(1), answer.value] }
  }

  /** What is chosen, all of it, to take away. */
  get exportPath(): string {
    const { project, choice } = this.#opened()
    const query = new URLSearchParams(queryFor(choice))
    return `/api/projects/${project}/audit.csv${query.size > 0 ? `?${query}` : ''}`
  }
}
