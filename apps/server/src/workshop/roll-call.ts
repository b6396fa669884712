/**
 * Who was there when the server was cut off, which cannot know whether they have left since. Whoever is not back in time
 * was there until the last moment of which it does know.
 */
import { presentIn, type AccountId, type AnyWorkshop, type WorkshopId } from '@intercoder/domain'

/** So long may somebody take to come back and not have been away. */
const graceMs = 120_000

interface Doubt {
  since: number
  /** Until when each of them was there for sure. */
  known: Map<AccountId, number>
}

export class RollCall {
  readonly #doubts = new Map<WorkshopId, Doubt>()

  /** Begins to doubt everybody who was there; `heldAt` is when the server last kept that they were. */
  doubt(id: WorkshopId, workshop: AnyWorkshop, heldAt: number | null, now: number): void {
    const lastAct = [...workshop.acts.values()].reduce((last, at) => Math.max(last, at), heldAt ?? 0)
    const known = presentIn(workshop).map(({ account, from }) => [account, Math.max(from, lastAct)] as const)
    if (known.length > 0) this.#doubts.set(id, { since: now, known: new Map(known) })
  }

  isDoubting(id: WorkshopId): boolean {
    return this.#doubts.has(id)
  }

  isOverdue(id: WorkshopId, now: number): boolean {
    const doubt = this.#doubts.get(id)
    return doubt !== undefined && now - doubt.since >= graceMs
  }

  /** Whoever does something is there. */
  noteAct(id: WorkshopId, account: AccountId, at: number): void {
    const known = this.#doubts.get(id)?.known
    if (known?.has(account)) known.set(account, at)
  }

  /** Those who are not back, with until when they were there for sure. */
  absent(id: WorkshopId, back: ReadonlySet<AccountId>): ReadonlyMap<AccountId, number> {
    const known = this.#doubts.get(id)?.known ?? []
    return new Map([...known].filter(([account]) => !back.has(account)))
  }

  settle(id: WorkshopId): void {
    this.#doubts.delete(id)
  }
}
