import type { CodingChange, ShownCoding } from '@intercoder/transcript-editor'

/** A mark as far as it matters for whether the text has to show it anew. */
export interface TextMark {
  key: string
  code: string | null
  /** Goes up when the coding itself changes, not when words are typed around it. */
  version: number
}

/**
 * Tells an editor what came, changed or went from one list of marks to the next. Lists that follow each other differ in
 * one place as a rule, so that only what lies between their equal beginnings and ends is compared by key.
 */
export class MarkFeed<T extends TextMark> {
  #told: readonly T[] = []
  #show: ((mark: T) => ShownCoding) | null = null

  /** Null where there is nothing to tell. */
  take(marks: readonly T[], show: (mark: T) => ShownCoding): CodingChange | null {
    const before = this.#told
    const isAnew = show !== this.#show
    this.#told = marks
    this.#show = show
    const { gone, come } = differenceOf(before, marks)
    const removed = gone.map(({ key }) => key)
    const set = isAnew ? marks : come
    return set.length + removed.length > 0 ? { set: set.map(show), removed } : null
  }
}

function differenceOf<T extends TextMark>(before: readonly T[], now: readonly T[]): { gone: T[]; come: T[] } {
  const shorter = Math.min(before.length, now.length)
  let start = 0
  while (start < shorter && isSame(before[start], now[start])) start++
  let end = 0
  while (end < shorter - start && isSame(before.at(-1 - end), now.at(-1 - end))) end++
  const old = new Map(before.slice(start, before.length - end).map((mark) => [mark.key, mark]))
  const come: T[] = []
  for (const mark of now.slice(start, now.length - end)) {
    if (!isSame(old.get(mark.key), mark)) come.push(mark)
    old.delete(mark.key)
  }
  return { gone: [...old.values()], come }
}

function isSame(one: TextMark | undefined, other: TextMark | undefined): boolean {
  return one === other || (one?.key === other?.key && one?.version === other?.version && one?.code === other?.code)
}
