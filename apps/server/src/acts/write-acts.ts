/** What follows from an act is written in the name of whoever acted. */
import { accept, refuse, type AccountId, type Result } from '@intercoder/domain'
import type { DocumentName } from '@intercoder/sync'
import type { Refusal } from '../http/refusal.ts'
import type { Rooms } from '../rooms/index.ts'

/** Refused where the person can do something about it; an update that does not fit is a fault of ours, and thrown. */
export async function writeActs(
  rooms: Pick<Rooms, 'write'>,
  document: DocumentName,
  account: AccountId,
  update: Uint8Array,
): Promise<Result<null, Refusal>> {
  const written = await rooms.write(document, account, update)
  if (written.ok) return accept(null)
  const { refusal } = written
  if (refusal.kind === 'too-large' || refusal.kind === 'unavailable') return refuse(refusal)
  throw new Error(`${document} could not be written: ${refusal.kind}`)
}
