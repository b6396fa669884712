import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import type { Refusal } from '#lib/api/refusal.ts'
import type { RedefinedCodings } from '#lib/api/shapes.ts'

/** One coding of mine whose code says something else now than when it was made. */
export interface ReviewItem {
  group: RedefinedCodings
  coding: RedefinedCodings['codings'][number]
}

/** The codings of mine that are to be looked at again, one at a time. */
export class ReviewDesk {
  items = $state.raw<readonly ReviewItem[]>([])
  #at = $state(0)
  item = $derived(this.items[Math.min(this.#at, this.items.length - 1)] ?? null)
  /** Which it is of how many, counted from 1. */
  number = $derived(this.items.length === 0 ? 0 : Math.min(this.#at, this.items.length - 1) + 1)
  refusal = $state.raw<Refusal | null>(null)
  /** What I said still fits, last first, to be taken back. */
  kept = $state.raw<readonly (readonly ReviewItem[])[]>([])

  #param: { project: string }

  constructor(project: string, groups: readonly RedefinedCodings[]) {
    this.#param = { project }
    this.items = groups.flatMap((group) => group.codings.map((coding) => ({ group, coding })))
  }

  step(by: 1 | -1): void {
    if (this.items.length > 0) this.#at = (this.number - 1 + by + this.items.length) % this.items.length
  }

  /** All that wait for the same change of the same code as the one that is open. */
  get alike(): readonly ReviewItem[] {
    return this.items.filter(({ group }) => group === this.item?.group)
  }

  /** Says that these still fit as the code is described now. */
  async keep(items: readonly ReviewItem[]): Promise<void> {
    if (items.length === 0) return
    const codings = items.map(({ group, coding }) => ({ layer: coding.layer, coding: coding.id, digest: group.digest }))
    const answer = await ask(api.projects[':project'].reviews.$put({ param: this.#param, json: { codings } }))
    this.refusal = answer.ok ? null : answer.refusal
    if (!answer.ok) return
    const at = this.number - 1
    this.items = this.items.filter((item) => !items.includes(item))
    this.#at = Math.max(0, Math.min(at, this.items.length - 1))
    this.kept = [items, ...this.kept]
  }

  /** Takes back what I said last. */
  async undo(): Promise<void> {
    const [last, ...earlier] = this.kept
    if (!last) return
    const codings = last.map(({ coding }) => ({ layer: coding.layer, coding: coding.id }))
    const answer = await ask(api.projects[':project'].reviews.$delete({ param: this.#param, json: { codings } }))
    this.refusal = answer.ok ? null : answer.refusal
    if (!answer.ok) return
    this.kept = earlier
    const at = this.number - 1
    this.items = [...this.items.slice(0, Math.max(0, at)), ...last, ...this.items.slice(Math.max(0, at))]
    this.#at = Math.max(0, at)
  }
}
