import type { Span } from '@intercoder/domain'
import type { CodingDesk } from './coding-desk.svelte.ts'
import type { Mark, PlacedMark } from './mark.ts'

/** What the details are about: a coding, or else the selected words and the codings at them. */
export interface LookedAt {
  focused: Mark | null
  target: Span | null
  here: readonly PlacedMark[]
}

export function lookAt(desk: CodingDesk): LookedAt {
  const { focused, reading } = desk
  return { focused, target: reading.target, here: focused ? [] : desk.here }
}
