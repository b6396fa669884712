/** What a room makes of each message that a client sends. */
import { exceeded, readMessage, type Message } from '@intercoder/sync'
import type { Connection } from './connection.ts'
import { inspectUpdate, type Inspection } from './inspect-update.ts'
import type { Room } from './room.ts'
import type { RoomContext } from './room-context.ts'

/** Answering a step 1 may cost a whole document's encoding, so it weighs as much as so many updates. */
const STEP1_WEIGHT = 20
/** Updates that may wait for a client to send what they build on. */
const MAY_OWE = 1_000

export function receiveFrame(context: RoomContext, room: Room, connection: Connection, frame: Uint8Array): void {
  const message = readMessage(frame)
  switch (message?.type) {
    case 'step1':
      connection.charge({ updates: STEP1_WEIGHT })
      return room.answer(connection, message.stateVector)
    case 'step2':
    case 'update':
      connection.charge({ updates: 1, bytes: frame.length })
      return receiveUpdate(context, room, connection, message)
    case 'awareness':
      connection.charge({ presences: 1 })
      return receivePresence(context, room, connection, message.payload)
    case 'queryAwareness':
      connection.charge({ presences: 1 })
      return room.showPresence(connection)
    default:
      return connection.close('malformed')
  }
}

function receivePresence(context: RoomContext, room: Room, connection: Connection, payload: Uint8Array): void {
  if (connection.isHushed) return
  const refusal = room.presence.receive(connection.visitor, payload, context.clock.now())
  if (refusal) connection.close(refusal)
  else room.presenceChanged()
}

type UpdateMessage = Extract<Message, { type: 'step2' | 'update' }>

function receiveUpdate(context: RoomContext, room: Room, connection: Connection, message: UpdateMessage): void {
  if (connection.closed) return
  const number = connection.saved.receive()
  if (message.type === 'step2') connection.saved.answered()
  else if (message.update.length > context.limits.updateBytes) return connection.close(exceeded.updateBytes)
  // A copy of its own: the frame is a view into what else the socket received.
  const inspection = inspectUpdate(new Uint8Array(message.update), room.state.known)
  switch (inspection.kind) {
    case 'malformed':
      return connection.close('malformed')
    case 'gap':
      return setAside(context, room, connection, message, number)
    case 'applicable':
      return accept(context, room, connection, { message, number, inspection })
  }
}

/** Stored now, it would hide what comes after it from everyone. The client is asked for what is missing. */
function setAside(
  context: RoomContext,
  room: Room,
  connection: Connection,
  message: UpdateMessage,
  number: number,
): void {
  context.counts.gaps++
  connection.saved.setAside(number)
  const isHopeless = message.type === 'step2' && !connection.saved.isAsking
  if (isHopeless || connection.saved.owed > MAY_OWE) return connection.close('malformed')
  if (!connection.saved.isAsking) room.askForMissing(connection)
}

interface Good {
  message: UpdateMessage
  number: number
  inspection: Extract<Inspection, { kind: 'applicable' }>
}

function accept(context: RoomContext, room: Room, connection: Connection, good: Good): void {
  const { message, number, inspection } = good
  const isNew = bringsNews(room, connection, good)
  if (isNew && connection.right !== 'write') return connection.close('forbidden')
  if (inspection.advances.size > 0 && !room.state.hasRoom(inspection.update.length, context.limits.documentBytes)) {
    return connection.close(exceeded.documentBytes)
  }
  room.state.advance(inspection.advances)
  const update = isNew ? inspection.update : null
  const bytes = update?.length ?? 0
  connection.addUnsaved(bytes)
  room.submit({
    account: connection.visitor.account,
    update,
    done() {
      connection.addUnsaved(-bytes)
      connection.saved.commit(number, message.type)
    },
    failed() {},
  })
}

/**
 * A client that comes back repeats every deletion it knows of, and stock clients have no other way; looked up, that adds
 * nothing to the log. In an update as it happens deletions are taken as new.
 */
function bringsNews(room: Room, connection: Connection, { message, inspection }: Good): boolean {
  if (inspection.advances.size > 0) return true
  if (inspection.deletes.length === 0) return false
  if (message.type === 'update' && connection.right === 'write') return true
  return !room.state.hasDeleted(inspection.deletes)
}
