import { facilitating, presentIn, type AccountId, type AgendaId, type WorkshopAct } from '@intercoder/domain'
import { observeWorkshop, readWorkshop } from '@intercoder/documents'
import { Doc } from 'yjs'
import type { AsideMemory } from './remembered-aside.ts'

export interface WorkshopParts {
  doc: Doc
  me: AccountId
  /** Whether I lead here whoever facilitates. */
  leads: boolean
  send: (act: WorkshopAct) => Promise<boolean>
  memory: AsideMemory
}

/** A live session as one person takes part in it: at the facilitator's place, unless they stepped aside. */
export class WorkshopRoom {
  readonly me: AccountId
  readonly send: (act: WorkshopAct) => Promise<boolean>
  #leads: boolean
  readonly #memory: AsideMemory
  now = $state.raw(readWorkshop(new Doc()))
  /** Where I look while I do not follow. */
  #aside = $state<AgendaId | null>(null)
  isFacilitator = $derived.by(() => this.now.facilitator === this.me)
  mayFacilitate = $derived.by(() => this.now.endedAt === null && (this.#leads || this.isFacilitator))
  isLive = $derived(this.now.startedAt !== null && this.now.endedAt === null)
  present: readonly AccountId[] = $derived(presentIn(this.now).map(({ account }) => account))
  isHandUp = $derived.by(() => this.now.hands.some(({ account }) => account === this.me))
  /** An item that was taken off the agenda keeps nobody. */
  isAside = $derived(this.#aside !== null && this.now.agenda.some(({ id }) => id === this.#aside))
  at = $derived(this.isAside ? this.#aside : this.now.place)
  item = $derived(this.now.agenda.find(({ id }) => id === this.at) ?? null)
  readonly #stop: () => void

  constructor({ doc, me, leads, send, memory }: WorkshopParts) {
    this.me = me
    this.send = send
    this.#leads = leads
    this.#memory = memory
    this.#aside = memory.recall()
    this.now = readWorkshop(doc)
    this.#stop = observeWorkshop(doc, (workshop) => (this.now = workshop))
  }

  /** Whoever facilitates takes all along; anybody else steps aside to look by themselves. */
  open(item: AgendaId, go: (item: AgendaId) => void): void {
    if (this.isFacilitator && this.isLive) {
      this.#goAside(null)
      go(item)
    } else this.#goAside(item === this.now.place ? null : item)
  }

  /** Back to where everybody is. */
  rejoin(): void {
    this.#goAside(null)
  }

  #goAside(item: AgendaId | null): void {
    this.#aside = item
    this.#memory.keep(item)
  }

  may(kind: WorkshopAct['kind']): boolean {
    return this.now.endedAt === null && (this.mayFacilitate || !facilitating.some((one) => one === kind))
  }

  leave(): void {
    this.#stop()
  }
}
