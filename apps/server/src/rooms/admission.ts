/** Who sits where: rights are asked when a connection comes and whenever they may have changed, and decide at once. */
import type { AccountId } from '@intercoder/domain'
import { exceeded, type CloseReason, type DocumentName } from '@intercoder/sync'
import { Connection, type Join } from './connection.ts'
import type { FrameSocket } from './frame-socket.ts'
import { receiveFrame } from './receive.ts'
import type { Room } from './room.ts'
import type { RoomContext } from './room-context.ts'
import type { Recheck, Right, RoomsOptions } from './rooms-options.ts'

interface Seat {
  connection: Connection
  /** The newest question about this connection's right; it resolves once the answer has been acted on. */
  question: Promise<void>
  isAnswered: boolean
  room: Room | null
  /** The room is live … */
  isReady: boolean
  /** … and has begun to talk. */
  isGreeted: boolean
}

/** What is known of a connection once its right has been asked. */
interface Answer {
  right: Right
  isHushed: boolean
}

export class Admission {
  readonly #context: RoomContext
  readonly #access: (account: AccountId, document: DocumentName) => Promise<Answer>
  readonly #enter: (document: DocumentName) => Room
  readonly #onGone: NonNullable<RoomsOptions['onGone']>
  readonly #seats = new Map<Connection, Seat>()
  readonly #perAccount = new Map<string, number>()
  #isListening = true

  constructor(
    context: RoomContext,
    { access, hush = async () => false, onGone = () => {} }: Pick<RoomsOptions, 'access' | 'hush' | 'onGone'>,
    enter: (document: DocumentName) => Room,
  ) {
    this.#context = context
    // Also what is thrown before anything is awaited becomes a rejection.
    this.#access = async (account, document) => {
      const [right, isHushed] = await Promise.all([access(account, document), hush(account, document)])
      return { right, isHushed }
    }
    this.#enter = enter
    this.#onGone = onGone
  }

  get connections(): Iterable<Connection> {
    return this.#seats.keys()
  }

  get size(): number {
    return this.#seats.size
  }

  accept(socket: FrameSocket, join: Join): void {
    const connection = new Connection(this.#context, socket, join, {
      frame: (from, frame) => this.#receive(from, frame),
      gone: (from) => this.#leave(from),
    })
    const seat: Seat = {
      connection,
      question: Promise.resolve(),
      isAnswered: false,
      room: null,
      isReady: false,
      isGreeted: false,
    }
    this.#seats.set(connection, seat)
    const { account } = join.visitor
    const sockets = (this.#perAccount.get(account) ?? 0) + 1
    this.#perAccount.set(account, sockets)
    if (sockets > this.#context.limits.socketsPerAccount) return connection.close(exceeded.socketsPerAccount)
    this.#ask(seat, (one) => this.#access(one.visitor.account, one.document))
    void this.#seat(seat)
  }

  async #seat(seat: Seat): Promise<void> {
    const { connection } = seat
    await this.#answered(seat)
    if (connection.closed) return
    const room = this.#enter(connection.document)
    const refusal = room.refuses(connection.visitor.account)
    if (refusal) return connection.close(refusal)
    room.connections.add(connection)
    seat.room = room
    // A room that fails to load closes its connections itself.
    await room.loaded.catch(() => {})
    seat.isReady = true
    this.#open(seat)
  }

  async #answered(seat: Seat): Promise<void> {
    for (let question = seat.question; ; question = seat.question) {
      await question
      if (question === seat.question) return
    }
  }

  /** Until there is an answer, nothing goes in or out. */
  #ask(seat: Seat, access: (connection: Connection) => Promise<Answer>): void {
    const { connection } = seat
    connection.shutGate()
    seat.isAnswered = false
    const question = access(connection).then(
      (answer) => void (seat.question === question && this.#decide(seat, answer)),
      (error: unknown) => {
        this.#context.logger.error({ err: error }, 'rights could not be read')
        connection.close('failed')
      },
    )
    seat.question = question
  }

  #decide(seat: Seat, { right, isHushed }: Answer): void {
    const { connection } = seat
    // Whoever may only read from now on is closed too: nothing else tells them, and what they offer would be refused.
    const isLowered = connection.right === 'write' && right === 'read'
    if (right === null || isLowered) return connection.close('forbidden')
    // Nothing tells a client that it may write from now on, or that others may be seen, but being asked to come anew.
    const isRaised = connection.right === 'read' && right === 'write'
    if (seat.isGreeted && (isRaised || (connection.isHushed && !isHushed))) return connection.close('changed')
    // Nobody forgets whom they have been shown; a new connection begins with nobody.
    if (seat.isGreeted && isHushed && !connection.isHushed) return connection.close('restarting')
    seat.isAnswered = true
    connection.right = right
    connection.isHushed = isHushed
    this.#open(seat)
  }

  #open(seat: Seat): void {
    const { connection, room } = seat
    if (!room || !seat.isReady || !seat.isAnswered || connection.closed) return
    if (seat.isGreeted) return connection.openGate()
    seat.isGreeted = true
    room.greet(connection)
  }

  #receive(connection: Connection, frame: Uint8Array): void {
    const room = this.#seats.get(connection)?.room
    if (!room || !this.#isListening) return
    try {
      receiveFrame(this.#context, room, connection, frame)
    } catch (error) {
      // A fault of ours ends this connection and nothing else.
      this.#context.logger.error({ err: error, document: room.document }, 'a frame could not be dealt with')
      connection.close('failed')
    }
  }

  #leave(connection: Connection): void {
    const seat = this.#seats.get(connection)
    if (!seat) return
    this.#seats.delete(connection)
    const { account } = connection.visitor
    const left = (this.#perAccount.get(account) ?? 1) - 1
    if (left > 0) this.#perAccount.set(account, left)
    else this.#perAccount.delete(account)
    seat.room?.leave(connection)
    if (seat.room && this.#isListening && !seat.room.holds(account)) this.#onGone(account, connection.document)
  }

  /** Resolves once every connection that may be concerned has been closed, lowered or left as it was. */
  async recheck({ account, session }: Recheck): Promise<void> {
    const asked = new Map<string, Promise<Answer>>()
    const questions: Promise<void>[] = []
    for (const seat of [...this.#seats.values()]) {
      const { visitor } = seat.connection
      if (session !== undefined && visitor.session === session) seat.connection.close('signedOut')
      if (seat.connection.closed || session !== undefined) continue
      if (account !== undefined && visitor.account !== account) continue
      this.#ask(seat, ({ document }) => {
        const key = `${visitor.account} ${document}`
        const known = asked.get(key) ?? this.#access(visitor.account, document)
        asked.set(key, known)
        return known
      })
      questions.push(seat.question)
    }
    await Promise.all(questions)
  }

  /** What is received from now on is not heard; unacknowledged, clients bring it back. */
  stopListening(): void {
    this.#isListening = false
    for (const connection of this.#seats.keys()) connection.hold('leaving')
  }

  /** Resolves once all are gone; none stays for long after its farewell. */
  async closeAll(reason: CloseReason): Promise<void> {
    const connections = [...this.#seats.keys()]
    for (const connection of connections) connection.close(reason)
    await Promise.all(connections.map((connection) => connection.ended))
  }
}
