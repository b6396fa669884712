import {
  facilitating,
  presentIn,
  type AccountId,
  type AgendaId,
  type WorkshopAct,
  type WorkshopNote,
} from '@intercoder/domain'
import { observeWorkshop, readWorkshop } from '@intercoder/documents'
import { Doc } from 'yjs'
import type { Drafts } from '#lib/writing/draft.svelte.ts'
import type { AsideMemory } from './remembered-aside.ts'

export interface WorkshopParts {
  doc: Doc
  me: AccountId
  /** Whether I lead here whoever facilitates. */
  leads: boolean
  send: (act: WorkshopAct) => Promise<boolean>
  memory: AsideMemory
  drafts: Drafts
}

/** A live session as one person takes part in it: at the facilitator's place, unless they stepped aside. */
export class WorkshopRoom {
  readonly me: AccountId
  readonly send: (act: WorkshopAct) => Promise<boolean>
  #leads: boolean
  readonly drafts: Drafts
  readonly #memory: AsideMemory
  now = $state.raw(readWorkshop(new Doc()))
  /** Where I am about to take everybody. */
  #ahead = $state<AgendaId | null>(null)
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
  /** Where the next step is counted from. */
  from = $derived(this.#ahead ?? this.at)
  item = $derived(this.now.agenda.find(({ id }) => id === this.at) ?? null)
  /** Notes of no item, or of one that was taken off. */
  looseNotes: readonly WorkshopNote[] = $derived(
    this.now.notes.filter(({ item }) => !this.now.agenda.some(({ id }) => id === item)),
  )
  readonly #stop: () => void

  constructor({ doc, me, leads, send, memory, drafts }: WorkshopParts) {
    this.me = me
    this.send = send
    this.#leads = leads
    this.drafts = drafts
    this.#memory = memory
    this.#aside = memory.recall()
    this.now = readWorkshop(doc)
    this.#stop = observeWorkshop(doc, (workshop) => (this.now = workshop))
  }

  /** Whoever facilitates takes all along; anybody else steps aside to look by themselves. */
  async open(item: AgendaId, go: (item: AgendaId) => Promise<unknown>): Promise<void> {
    if (this.isFacilitator && this.isLive) {
      this.#goAside(null)
      this.#ahead = item
      await go(item)
      if (this.#ahead === item) this.#ahead = null
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

  notesAt(item: AgendaId): WorkshopNote[] {
    return this.now.notes.filter((note) => note.item === item)
  }

  /** The name of an item that was taken off. */
  removedTitle(item: AgendaId | null): string | null {
    return this.now.removed.find(({ id }) => id === item)?.title ?? null
  }

  may(kind: WorkshopAct['kind']): boolean {
    return this.now.endedAt === null && (this.mayFacilitate || !facilitating.some((one) => one === kind))
  }

  leave(): void {
    this.#stop()
  }
}
