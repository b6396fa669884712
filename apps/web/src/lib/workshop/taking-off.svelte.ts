import type { ActId, AgendaId, AgendaItem, NewId } from '@intercoder/domain'
import { toasts } from '@intercoder/ui'
import { count } from '#lib/words/units.ts'
import type { WorkshopRoom } from './workshop-room.svelte.ts'

export type Item = AgendaItem<unknown>

/** Takes items off the agenda: asks first where something goes with them, and offers to put them back as they were. */
export class TakingOff {
  /** What is asked about. */
  asked = $state.raw<Item | null>(null)
  readonly #room: WorkshopRoom
  readonly #newId: NewId

  constructor(room: WorkshopRoom, newId: NewId) {
    this.#room = room
    this.#newId = newId
  }

  /** Whether there is something to ask. */
  ask(item: Item): boolean {
    const isAsked = this.tell(item) !== ''
    if (isAsked) this.asked = item
    return isAsked
  }

  /** What goes with an item. */
  tell({ id }: Item): string {
    const notes = this.#room.notesAt(id).length
    const parts = [
      this.#isPlace(id) ? 'Everybody is at it, and is nowhere until you go on to another item.' : '',
      notes > 0
        ? `Its ${notes === 1 ? 'note' : count(notes, 'note')} will stand among those without an item, here and in the minutes.`
        : '',
    ]
    return parts.filter((part) => part !== '').join(' ')
  }

  async take({ id, title }: Item): Promise<void> {
    const wasPlace = this.#isPlace(id)
    if (!(await this.#room.send({ kind: 'remove-item', id: this.#newId<ActId>(), item: id }))) return
    toasts.say(`“${title}” was taken off the agenda.`, { undo: () => this.#putBack(id, wasPlace) })
  }

  /** Everybody returns to where they were, unless they have gone on since. */
  async #putBack(item: AgendaId, wasPlace: boolean): Promise<void> {
    const isBack = await this.#room.send({ kind: 'put-back-item', id: this.#newId<ActId>(), item })
    if (isBack && wasPlace && this.#room.now.place === null)
      await this.#room.send({ kind: 'go-to', id: this.#newId<ActId>(), item })
  }

  #isPlace(id: AgendaId): boolean {
    return this.#room.isLive && this.#room.now.place === id
  }
}
