/**
 * Which lane of the margin each bracket stands in; lane 0 is beside the words. A bracket keeps its lane for as long as
 * it can, so that a mark arriving from elsewhere never moves the ones being read.
 */
import type { Span } from '@intercoder/domain'
import { inReadingOrder, overlap } from './mark.ts'

export interface Bracketed {
  key: string
  span: Span
}

interface Kept {
  lane: number
  length: number
}

/** Above this many newcomers at once, as when a layer opens, all brackets are laid anew. */
const afresh = 64

export class Lanes {
  #kept = new Map<string, Kept>()

  /** The lane of every bracket, by key. `brackets` are all that are shown, in reading order. */
  follow(brackets: readonly Bracketed[]): ReadonlyMap<string, number> {
    const news = brackets.filter((bracket) => this.#kept.get(bracket.key)?.length !== lengthOf(bracket))
    if (news.length > afresh) this.#kept = layLanes(brackets)
    else this.#fitIn(news, brackets)
    return new Map(brackets.map(({ key }) => [key, this.#kept.get(key)?.lane ?? 0]))
  }

  #fitIn(news: Bracketed[], brackets: readonly Bracketed[]): void {
    const present = new Set(brackets.map(({ key }) => key))
    for (const key of this.#kept.keys()) if (!present.has(key)) this.#kept.delete(key)
    for (const bracket of news) {
      const taken = this.#takenBeside(bracket, brackets)
      const before = this.#kept.get(bracket.key)?.lane
      const lane = before !== undefined && !taken.has(before) ? before : firstFree(taken)
      this.#kept.set(bracket.key, { lane, length: lengthOf(bracket) })
    }
  }

  #takenBeside(bracket: Bracketed, brackets: readonly Bracketed[]): Set<number> {
    const taken = new Set<number>()
    for (const other of brackets) {
      if (other.span.start >= bracket.span.end) break
      const lane = other.key === bracket.key ? undefined : this.#kept.get(other.key)?.lane
      if (lane !== undefined && overlap(other.span, bracket.span)) taken.add(lane)
    }
    return taken
  }
}

/** Gives every bracket a lane: in reading order, each the nearest to the words that is free. */
export function layLanes(brackets: readonly Bracketed[]): Map<string, Kept> {
  const ends: number[] = []
  const lanes = new Map<string, Kept>()
  for (const bracket of brackets.toSorted(inReadingOrder)) {
    const free = ends.findIndex((end) => end <= bracket.span.start)
    const lane = free < 0 ? ends.length : free
    ends[lane] = bracket.span.end
    lanes.set(bracket.key, { lane, length: lengthOf(bracket) })
  }
  return lanes
}

function firstFree(taken: Set<number>): number {
  let lane = 0
  while (taken.has(lane)) lane++
  return lane
}

function lengthOf({ span }: Bracketed): number {
  return span.end - span.start
}
