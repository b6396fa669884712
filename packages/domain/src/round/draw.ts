/** Who codes what by lot. The seed is shown and kept, so that anybody can draw again and find the same. */
import type { AccountId, SourceId } from '../ids.ts'
import type { Pair } from './rules.ts'

export interface Lot {
  sources: readonly SourceId[]
  /** Of the sources, more than 0 and at most 1; rounded up to whole sources. */
  share: number
  /** How many code each source; at most all of `among`. */
  coders: number
  among: readonly AccountId[]
  /** A whole number from 0 to 2³² − 1. */
  seed: number
}

/**
 * Draws the sources, then the coders of each: at random among those who have the fewest so far, so that the work is
 * shared out evenly. The order in which sources and coders are given does not matter.
 */
export function drawPairs({ sources, share, coders, among, seed }: Lot): Pair[] {
  const next = randomFrom(seed)
  const pool = [...new Set(sources)].toSorted()
  const people = [...new Set(among)].toSorted()
  // A share such as 0.07 of 100 is a little more than 7 in floating point, and is meant to be 7.
  const wanted = Math.min(pool.length, Math.ceil(share * pool.length - 1e-9))
  const drawn = shuffle(pool, next).slice(0, wanted).toSorted()
  const load = new Map(people.map((coder) => [coder, 0]))
  return drawn.flatMap((source) => {
    const byLoad = shuffle(people, next).toSorted((one, other) => (load.get(one) ?? 0) - (load.get(other) ?? 0))
    const chosen = byLoad.slice(0, coders).toSorted()
    for (const coder of chosen) load.set(coder, (load.get(coder) ?? 0) + 1)
    return chosen.map((coder) => ({ source, coder }))
  })
}

/** Fisher and Yates. */
function shuffle<T>(items: readonly T[], next: () => number): T[] {
  const shuffled = [...items]
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1))
    const [one, two] = [shuffled[last], shuffled[other]] as [T, T]
    shuffled[last] = two
    shuffled[other] = one
  }
  return shuffled
}

/** Mulberry32: from 0 up to, but not including, 1. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
