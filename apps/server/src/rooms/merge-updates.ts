import * as Y from 'yjs'

/** `Y.mergeUpdates` sorts all of its readers at every step; in bunches of this size that stays cheap. */
const BUNCH = 32

/** One update that says what all of `updates` say, or null where there are none. */
export function mergeMany(updates: Uint8Array[]): Uint8Array | null {
  if (updates.length <= 1) return updates[0] ?? null
  if (updates.length <= BUNCH) return Y.mergeUpdates(updates)
  const merged: Uint8Array[] = []
  for (let start = 0; start < updates.length; start += BUNCH) {
    merged.push(Y.mergeUpdates(updates.slice(start, start + BUNCH)))
  }
  return mergeMany(merged)
}
