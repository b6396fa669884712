import { compareCodebooks, type CodeId, type ComparedCode } from '@intercoder/domain'
import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import type { ListedVersion } from '#lib/api/shapes.ts'
import type { Refusal } from '#lib/api/refusal.ts'

/** The named versions of a codebook, and what is different between two of them. */
export class VersionDesk {
  versions = $state.raw<readonly ListedVersion[]>([])
  /** Ids of the two that are compared, the earlier first. */
  from = $state('')
  to = $state('')
  compared = $state.raw<readonly ComparedCode[] | null>(null)
  names = $state.raw<ReadonlyMap<CodeId, string>>(new Map())
  refusal = $state.raw<Refusal | null>(null)

  #project: string
  #comparing = 0

  constructor(project: string, versions: readonly ListedVersion[]) {
    this.#project = project
    this.#take(versions)
  }

  async name(name: string, note: string): Promise<Refusal | null> {
    const param = { project: this.#project }
    const made = await ask(api.projects[':project'].versions.$post({ param, json: { name, note } }))
    if (!made.ok) return made.refusal
    this.#take([...this.versions, made.value.version])
    await this.compare()
    return null
  }

  async compare(): Promise<void> {
    const comparing = ++this.#comparing
    this.compared = null
    this.refusal = null
    if (!this.from || !this.to) return
    const [one, other] = await Promise.all([this.#read(this.from), this.#read(this.to)])
    // Others were chosen meanwhile.
    if (comparing !== this.#comparing) return
    if (!one.ok) return void (this.refusal = one.refusal)
    if (!other.ok) return void (this.refusal = other.refusal)
    const [before, after] = [one.value.codebook, other.value.codebook]
    this.names = new Map([...before.codes, ...after.codes].map(({ id, name }) => [id, name]))
    this.compared = compareCodebooks(before, after)
  }

  #read(version: string) {
    const param = { project: this.#project, version }
    return ask(api.projects[':project'].versions[':version'].$get({ param }))
  }

  #take(versions: readonly ListedVersion[]): void {
    this.versions = versions
    this.from = versions.at(-2)?.id ?? ''
    this.to = versions.at(-1)?.id ?? ''
  }
}
