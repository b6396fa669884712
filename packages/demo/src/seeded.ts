/** Randomness that can be repeated: the same seed gives the same study, byte for byte. */
import type { NewId } from '@intercoder/domain'

/** A number from 0 up to but not including 1. */
export type Random = () => number

/** Mulberry32: small, fast, and good enough to make material with; no secret may come of it. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Ids in the form of the real ones, and as guessable as their seed: for tests and benchmarks. */
export function seededIds(random: Random): NewId {
  return <T extends string>() => Array.from({ length: 21 }, () => pick(letters, random)).join('') as T
}

/** A whole number from `from` up to and including `to`. */
export function wholeBetween(from: number, to: number, random: Random): number {
  return from + Math.floor(random() * (to - from + 1))
}

export function pick<T>(from: ArrayLike<T>, random: Random): T {
  const chosen = from[Math.floor(random() * from.length)]
  if (chosen === undefined) throw new RangeError('nothing to pick from')
  return chosen
}
