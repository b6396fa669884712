import type { AccountId } from '@intercoder/domain'
import { isAnchor, type AnchoredSpan } from '@intercoder/documents'
import type { Awareness } from 'y-protocols/awareness'

/**
 * Who else is in a transcript, where they read and what they have selected. Who they are is written by the server
 * (promise P4); the rest is what their own browser says, so it is read with care and never trusted to be well formed.
 */

export interface Person {
  account: AccountId
  name: string
  initials: string
  /** A key of the palette. */
  colour: string
}

/** One open window of somebody else. */
export interface Peer extends Person {
  client: number
  /** Where the first turn on their screen begins, in UTF-16 offsets; null until they said. */
  top: number | null
  selection: AnchoredSpan | null
}

export class Presence {
  /** Every window of other people, in the order in which they came. */
  peers = $state.raw<Peer[]>([])
  /** Everybody else who is here, each once. */
  people: Person[] = $derived(oncePerPerson(this.peers))

  #awareness: Awareness
  #me: AccountId

  constructor(awareness: Awareness, me: Person) {
    this.#awareness = awareness
    this.#me = me.account
    awareness.setLocalStateField('user', me)
    awareness.on('change', this.#read)
    this.#read()
  }

  /** Tells the others where I read: the offset of the first turn on my screen. */
  showView(top: number): void {
    if (this.#mine()?.['view']?.top !== top) this.#awareness.setLocalStateField('view', { top })
  }

  /** Tells the others what I have selected; null when nothing. */
  showSelection(selection: AnchoredSpan | null): void {
    const shown = this.#mine()?.['selection'] ?? null
    if (JSON.stringify(shown) !== JSON.stringify(selection)) this.#awareness.setLocalStateField('selection', selection)
  }

  /** The window to follow when following somebody: the one they opened last. */
  windowOf(account: AccountId): Peer | null {
    return this.peers.findLast((peer) => peer.account === account) ?? null
  }

  leave(): void {
    this.#awareness.off('change', this.#read)
    this.#awareness.setLocalState(null)
  }

  #mine() {
    return this.#awareness.getLocalState() as Record<string, { top?: number }> | null
  }

  #read = (): void => {
    const peers: Peer[] = []
    for (const [client, state] of this.#awareness.getStates()) {
      const peer = client === this.#awareness.clientID ? null : readPeer(client, state)
      if (peer && peer.account !== this.#me) peers.push(peer)
    }
    this.peers = peers
  }
}

/** What a window says about itself, or null where it does not say who it is. */
export function readPeer(client: number, state: Record<string, unknown>): Peer | null {
  const user = asRecord(state['user'])
  if (!user || typeof user['account'] !== 'string' || typeof user['name'] !== 'string') return null
  const top = asRecord(state['view'])?.['top']
  return {
    client,
    account: user['account'] as AccountId,
    name: user['name'],
    initials: typeof user['initials'] === 'string' ? user['initials'] : user['name'].slice(0, 2),
    colour: typeof user['colour'] === 'string' ? user['colour'] : '',
    top: typeof top === 'number' && Number.isInteger(top) && top >= 0 ? top : null,
    selection: readSelection(state['selection']),
  }
}

function readSelection(value: unknown): Peer['selection'] {
  const { start, end } = asRecord(value) ?? {}
  return isAnchor(start) && isAnchor(end) ? { start, end } : null
}

function asRecord(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
}

function oncePerPerson(peers: Peer[]): Person[] {
  return [...new Map(peers.map((peer) => [peer.account, peer])).values()]
}
