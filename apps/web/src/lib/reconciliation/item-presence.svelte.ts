import type { Awareness } from 'y-protocols/awareness'
import { readPeer, type Person } from '#lib/presence/presence.svelte.ts'

interface Placed extends Person {
  /** The disagreement they look at, by its key. */
  item: string | null
}

/** Who else is in a talk, and at which disagreement. */
export class ItemPresence {
  people = $state.raw<readonly Placed[]>([])
  #awareness: Awareness
  #me: Person

  constructor(awareness: Awareness, me: Person) {
    this.#awareness = awareness
    this.#me = me
    const { account, name, initials, colour } = me
    awareness.setLocalStateField('user', { account, name, initials, colour })
    awareness.on('change', this.#read)
    this.#read()
  }

  showItem(item: string | null): void {
    this.#awareness.setLocalStateField('item', item)
  }

  at(item: string): Placed[] {
    return this.people.filter((person) => person.item === item)
  }

  leave(): void {
    this.#awareness.off('change', this.#read)
    this.#awareness.setLocalState(null)
  }

  #read = (): void => {
    const people = new Map<string, Placed>()
    for (const [client, state] of this.#awareness.getStates()) {
      const peer = client === this.#awareness.clientID ? null : readPeer(client, state)
      const item: unknown = state['item']
      if (peer && peer.account !== this.#me.account)
        people.set(peer.account, { ...peer, item: typeof item === 'string' ? item : null })
    }
    this.people = [...people.values()]
  }
}
