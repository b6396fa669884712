import { firstWhere } from '../halving.ts'
import type { Span } from '../source/source.ts'

/** Beyond so many changes at once, sorting anew costs less than finding each its place. */
const few = 64

/**
 * Things that lie on spans of one transcript, in the order in which they are read; of two that begin together the longer
 * comes first. A value: `amend` answers with another. Its cost is that of the change, and `over` looks only at what lies
 * about the span, however much there is elsewhere.
 */
export class ReadingOrder<T extends { key: string }> {
  readonly items: readonly T[]
  readonly #spanOf: (item: T) => Span
  /** For each item, how far it and those before it reach. */
  #reach: number[] | null = null

  private constructor(items: readonly T[], spanOf: (item: T) => Span) {
    this.items = items
    this.#spanOf = spanOf
  }

  static of<T extends { key: string }>(items: Iterable<T>, spanOf: (item: T) => Span): ReadingOrder<T> {
    const order = new ReadingOrder<T>([], spanOf)
    return new ReadingOrder([...items].sort(order.#compare), spanOf)
  }

  /** Without `gone`, each as it is in here, and with `come`. */
  amend(gone: readonly T[], come: readonly T[]): ReadingOrder<T> {
    if (gone.length + come.length > few) {
      const without = new Set(gone)
      return ReadingOrder.of([...this.items.filter((item) => !without.has(item)), ...come], this.#spanOf)
    }
    const items = [...this.items]
    for (const item of gone) {
      const at = this.#placeIn(items, item)
      if (items[at] === item) items.splice(at, 1)
    }
    for (const item of come) items.splice(this.#placeIn(items, item), 0, item)
    return new ReadingOrder(items, this.#spanOf)
  }

  /** What shares units with a span, in reading order. */
  over({ start, end }: Span): T[] {
    const reach = (this.#reach ??= this.#measureReach())
    const found: T[] = []
    for (let at = firstWhere(reach.length, (number) => (reach[number] ?? 0) > start); at < reach.length; at++) {
      const item = this.items[at]
      if (!item) break
      const span = this.#spanOf(item)
      if (span.start >= end) break
      if (span.end > start) found.push(item)
    }
    return found
  }

  #measureReach(): number[] {
    let furthest = 0
    return this.items.map((item) => (furthest = Math.max(furthest, this.#spanOf(item).end)))
  }

  #placeIn(items: readonly T[], item: T): number {
    return firstWhere(items.length, (number) => {
      const other = items[number]
      return other !== undefined && this.#compare(other, item) >= 0
    })
  }

  readonly #compare = (one: T, other: T): number => {
    if (one === other) return 0
    const [a, b] = [this.#spanOf(one), this.#spanOf(other)]
    return a.start - b.start || b.end - a.end || (one.key < other.key ? -1 : 1)
  }
}
