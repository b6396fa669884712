/** How a stored snapshot shows that it is still what was stored. */
import { hash } from 'node:crypto'

export interface SnapshotRow {
  seq: string
  state: Buffer
  state_vector: Buffer
  digest: Buffer
}

export function digestOf(state: Uint8Array, stateVector: Uint8Array): Buffer {
  return hash(
    'sha256',
    Buffer.concat([hash('sha256', state, 'buffer'), hash('sha256', stateVector, 'buffer')]),
    'buffer',
  )
}

export function isSound(row: SnapshotRow): boolean {
  return digestOf(row.state, row.state_vector).equals(row.digest)
}
