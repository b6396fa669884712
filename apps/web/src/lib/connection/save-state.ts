import type { SaveStatus } from './document-connection.ts'

/** The worst of several documents decides: one unsaved change is unsaved work. */
export function worstOf(states: readonly SaveStatus[]): SaveStatus {
  const refused = states.find((state) => typeof state !== 'string')
  if (refused) return refused
  return (['offline', 'saving', 'saved'] as const).find((state) => states.includes(state)) ?? 'saved'
}
