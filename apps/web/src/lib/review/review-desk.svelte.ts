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

  readonly #param: { project: string }
  readonly #all: readonly ReviewItem[]

  constructor(project: string, groups: readonly RedefinedCodings[]) {
    this.#param = { project }
    this.#all = this.items = groups.flatMap((group) => group.codings.map((coding) => ({ group, coding })))
  }

  step(by: 1 | -1): void {
    if (this.items.length > 0) this.#at = (this.number - 1 + by + this.items.length) % this.items.length
  }

  /** All that wait for the same change of the same code as the one that is open. */
  get alike(): readonly ReviewItem[] {
    return this.items.filter(({ group }) => group === this.item?.group)
  }

  /** Says that these still fit as the code is described now. They go at once, and come back where that is refused. */
  async keep(items: readonly ReviewItem[]): Promise<void> {
    if (items.length === 0) return
    this.#takeOut(items)
    const codings = items.map(({ group, coding }) => ({ layer: coding.layer, coding: coding.id, digest: group.digest }))
    const answer = await ask(api.projects[':project'].reviews.$put({ param: this.#param, json: { codings } }))
    this.refusal = answer.ok ? null : answer.refusal
    if (answer.ok) this.kept = [items, ...this.kept]
    else this.#putBack(items)
  }

  /** Takes back what I said last. */
  async undo(): Promise<void> {
    const [last, ...earlier] = this.kept
    if (!last) return
    this.kept = earlier
    const codings = last.map(({ coding }) => ({ layer: coding.layer, coding: coding.id }))
    const answer = await ask(api.projects[':project'].reviews.$delete({ param: this.#param, json: { codings } }))
    this.refusal = answer.ok ? null : answer.refusal
    if (answer.ok) this.#putBack(last)
    else this.kept = [last, ...this.kept]
  }

  /** Goes on to what comes after, unless what is open stays. */
  #takeOut(items: readonly ReviewItem[]): void {
    const next = this.items.slice(this.number - 1).find((one) => !items.includes(one))
    this.items = this.items.filter((one) => !items.includes(one))
    this.#at = next ? this.items.indexOf(next) : Math.max(0, this.items.length - 1)
  }

  #putBack(items: readonly ReviewItem[]): void {
    this.items = this.#all.filter((one) => items.includes(one) || this.items.includes(one))
    const [first] = items
    if (first) this.#at = this.items.indexOf(first)
  }
}
