import { accept, refuse, type AccountId, type Result } from '@intercoder/domain'
import { inspectUpdate } from './inspect-update.ts'
import type { Room } from './room.ts'
import type { RoomContext } from './room-context.ts'

export type WriteRefusal =
  /** The log could not be read or written just now; nothing was changed. */
  | { kind: 'unavailable' }
  | { kind: 'malformed' }
  /** It was made from a state that this document is not in. */
  | { kind: 'gap' }
  | { kind: 'too-large'; limit: number }

/** Commits an update that did not come over a socket, in a room that has loaded. */
export async function commitWrite(
  { limits }: RoomContext,
  room: Room,
  account: AccountId,
  update: Uint8Array,
): Promise<Result<null, WriteRefusal>> {
  if (room.phase !== 'live') return refuse({ kind: 'unavailable' })
  const inspection = inspectUpdate(new Uint8Array(update), room.state.known)
  if (inspection.kind !== 'applicable') return refuse({ kind: inspection.kind })
  const { advances, deletes, update: fresh } = inspection
  const isNew = advances.size > 0 || deletes.length > 0
  if (advances.size > 0 && !room.state.hasRoom(fresh.length, limits.documentBytes)) {
    return refuse({ kind: 'too-large', limit: limits.documentBytes })
  }
  room.state.advance(advances)
  return new Promise((resolve) => {
    room.submit({
      account,
      update: isNew ? fresh : null,
      done: () => resolve(accept(null)),
      failed: () => resolve(refuse({ kind: 'unavailable' })),
    })
  })
}
