import type { AccountId, SessionId } from '@intercoder/domain'
import type { DocumentName, Limits } from '@intercoder/sync'
import { createRooms, type Rooms } from '../rooms.ts'
import type { CommittedUpdate, Logger, Right, RoomsOptions, Visitor } from '../rooms-options.ts'
import { MemoryLog } from './memory-log.ts'
import { SocketPair } from './socket-pair.ts'
import { TestClient } from './test-client.ts'
import { TestClock } from './test-clock.ts'

export interface TestRoomsOptions {
  log?: RoomsOptions['log']
  keeper?: NonNullable<RoomsOptions['keeper']>
  limits?: Partial<Limits>
}

/** What a client says in its address. */
interface Announced {
  has?: Uint8Array | null
}

export const silent: Logger = { debug() {}, error() {} }

/** Rooms on a log in memory, with a clock and sockets that move only when told. */
export class TestRooms {
  readonly clock = new TestClock()
  readonly log: RoomsOptions['log']
  readonly rooms: Rooms
  /** Rights by account and document; who is not in here may write. */
  readonly rights = new Map<string, Right>()
  readonly committed: CommittedUpdate[] = []
  readonly errors: string[] = []
  /** Replaces the answer about rights, to delay or to fail it. */
  access: RoomsOptions['access'] = async (account, document) => this.rightOf(account, document)
  readonly #clients: TestClient[] = []

  constructor({ log = new MemoryLog(), keeper, limits }: TestRoomsOptions = {}) {
    this.log = log
    this.rooms = createRooms({
      log,
      clock: this.clock,
      access: (account, document) => this.access(account, document),
      logger: { ...silent, error: (_, message) => void this.errors.push(message) },
      onCommitted: (updates) => void this.committed.push(...updates),
      ...(keeper && { keeper }),
      ...(limits && { limits }),
    })
  }

  rightOf(account: string, document: string): Right {
    const right = this.rights.get(`${account} ${document}`)
    return right === undefined ? 'write' : right
  }

  /** Connects a client, old or new, and lets the two talk until they have nothing to say. */
  async join(
    document: DocumentName,
    account: string,
    client = new TestClient(),
    more?: Announced,
  ): Promise<TestClient> {
    this.connect(document, account, client, more)
    await this.talk()
    return client
  }

  connect(document: DocumentName, account: string, client: TestClient, { has = null }: Announced = {}): SocketPair {
    const pair = new SocketPair()
    this.rooms.accept(pair.server, { document, wantsSaved: true, has, visitor: visitor(account) })
    client.connect(pair)
    if (!this.#clients.includes(client)) this.#clients.push(client)
    return pair
  }

  /** Delivers everything in both directions, again and again, until nothing moves. */
  async talk(): Promise<void> {
    for (let moved = true; moved;) {
      await this.clock.turn()
      moved = false
      for (const client of this.#clients) {
        if (client.pair?.deliver()) moved = true
        if (client.pair && client.pair.toClient.length > 0) moved = true
        client.read()
      }
    }
  }
}

export function visitor(account: string, session = `session-of-${account}`): Visitor {
  return {
    account: account as AccountId,
    session: session as SessionId,
    profile: { name: `Name of ${account}`, initials: account.slice(0, 2).toUpperCase(), colour: 'blue' },
  }
}
