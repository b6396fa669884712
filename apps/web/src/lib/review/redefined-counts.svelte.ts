import type { CodeId } from '@intercoder/domain'
import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'

/** How many codings bear a code that was redefined since, and were not looked at again. */
export class RedefinedCounts {
  /** In all layers that I may see. */
  byCode = $state.raw<ReadonlyMap<CodeId, number>>(new Map())
  mine = $state(0)
  #project: string

  constructor(project: string) {
    this.#project = project
  }

  async read(): Promise<void> {
    const found = await ask(api.projects[':project'].reviews.$get({ param: { project: this.#project } }))
    if (!found.ok) return
    this.byCode = new Map(found.value.counts.map(({ code, codings }) => [code, codings]))
    this.mine = found.value.mine.reduce((sum, { codings }) => sum + codings.length, 0)
  }
}
