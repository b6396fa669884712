/**
 * Who is in a room and what they have selected: the latest only, never stored, and never in anyone's name but their own.
 * A connection has one client id; a stock client also repeats what it hears of others, and all of that is cut out.
 */
import type { AccountId } from '@intercoder/domain'
import { readAwareness, writeAwareness, type AwarenessEntry, type CloseReason } from '@intercoder/sync'
import type { Visitor } from './rooms-options.ts'

/** How long a client id stays its account's after it has left, so that no one else returns under it. */
const RESERVED_MS = 60_000
/** How the awareness protocol writes one who has left. */
const GONE = 'null'

interface Place {
  owner: Visitor
  client: number
  clock: number
  /** As the client sent it, until it is next sent on; then with the identity in it. */
  state: string
  checked: boolean
}

export class Presence {
  readonly #awarenessBytes: number
  readonly #places = new Map<Visitor, Place>()
  readonly #clients = new Map<number, Place>()
  readonly #reserved = new Map<number, { account: AccountId; until: number }>()
  readonly #changed = new Map<number, Place>()

  constructor(awarenessBytes: number) {
    this.#awarenessBytes = awarenessBytes
  }

  get hasChanged(): boolean {
    return this.#changed.size > 0
  }

  /** Takes what `visitor` says of themselves. Answers why the connection has to end, if it has to. */
  receive(visitor: Visitor, payload: Uint8Array, now: number): CloseReason | null {
    const entries = readAwareness(payload)
    if (!entries) return 'malformed'
    const own = entries.find((entry) => this.#isOwn(visitor, entry, now))
    if (!own) return null
    if (own.state.length > this.#awarenessBytes) return 'tooLarge'
    const place = this.#places.get(visitor)
    if (place && own.clock < place.clock) return null
    this.#settle({
      owner: visitor,
      client: own.client,
      clock: own.clock,
      state: own.state,
      checked: own.state === GONE,
    })
    return null
  }

  #isOwn(visitor: Visitor, { client, state }: AwarenessEntry, now: number): boolean {
    const place = this.#places.get(visitor)
    if (place) return place.client === client
    if (state === GONE) return false
    const holder = this.#clients.get(client)
    if (holder) return holder.owner.account === visitor.account
    const reserved = this.#reserved.get(client)
    return !reserved || reserved.account === visitor.account || reserved.until < now
  }

  #settle(place: Place): void {
    // The same client on a new connection: the old one, not yet known to be dead, no longer speaks for it.
    const holder = this.#clients.get(place.client)
    if (holder && holder.owner !== place.owner) this.#places.delete(holder.owner)
    this.#places.set(place.owner, place)
    this.#clients.set(place.client, place)
    this.#changed.set(place.client, place)
  }

  leave(visitor: Visitor, now: number): void {
    const place = this.#places.get(visitor)
    if (!place) return
    this.#places.delete(visitor)
    this.#clients.delete(place.client)
    this.#reserved.set(place.client, { account: visitor.account, until: now + RESERVED_MS })
    this.#changed.set(place.client, { ...place, state: GONE, checked: true })
    if (this.#reserved.size > 1_000) this.#forgetOld(now)
  }

  #forgetOld(now: number): void {
    for (const [client, { until }] of this.#reserved) if (until < now) this.#reserved.delete(client)
  }

  /** One frame with everything that has changed since the last, and the visitors who sent something that is no state. */
  takeChanges(): { frame: Uint8Array | null; malformed: Visitor[] } {
    const changed = [...this.#changed.values()]
    this.#changed.clear()
    return this.#write(changed)
  }

  /** One frame with everyone who is here, for one who has just come. */
  everyone(): { frame: Uint8Array | null; malformed: Visitor[] } {
    return this.#write([...this.#clients.values()].filter(({ state }) => state !== GONE))
  }

  #write(places: Place[]): { frame: Uint8Array | null; malformed: Visitor[] } {
    const entries: AwarenessEntry[] = []
    const malformed: Visitor[] = []
    for (const place of places) {
      if (place.checked || identify(place)) entries.push(place)
      else malformed.push(place.owner)
    }
    return { frame: entries.length > 0 ? writeAwareness(entries) : null, malformed }
  }
}

/** Puts the account into the state, over whatever the client claimed. False where the state is no object. */
function identify(place: Place): boolean {
  try {
    const state: unknown = JSON.parse(place.state)
    if (typeof state !== 'object' || state === null || Array.isArray(state)) return false
    const { account, profile } = place.owner
    place.state = JSON.stringify({ ...state, user: { account, ...profile } })
    place.checked = true
    return true
  } catch {
    return false
  }
}
