import type { AccountId, Span } from '@intercoder/domain'
import type { PlacedMark } from '#lib/coding/mark.ts'

/**
 * `alike`: every coder has the same codes there. `missing`: some have a code, and somebody has none. `unlike`: all have
 * codes, and not the same.
 */
export type Likeness = 'alike' | 'missing' | 'unlike'

/** Words over which likeness is one and the same; what nobody has coded is in none. */
export interface Stretch extends Span {
  likeness: Likeness
}

/** Where coders agree and where they differ, in reading order. Fewer than two coders have nothing to compare. */
export function compareMarks(marks: readonly PlacedMark[], coders: ReadonlySet<AccountId>): Stretch[] {
  if (coders.size < 2) return []
  const ends = marks.filter((mark) => coders.has(mark.coder.account)).flatMap(endsOf)
  ends.sort((one, other) => one.at - other.at)
  const held = new Map([...coders].map((coder) => [coder, new Map<string, number>()]))
  const stretches: Stretch[] = []
  ends.forEach(({ at, mark, by }, place) => {
    count(held.get(mark.coder.account), mark.code ?? '', by)
    const next = ends[place + 1]?.at ?? at
    const likeness = next > at ? likenessOf([...held.values()]) : null
    if (likeness) append(stretches, { start: at, end: next, likeness })
  })
  return stretches
}

interface End {
  at: number
  mark: PlacedMark
  by: 1 | -1
}

function endsOf(mark: PlacedMark): End[] {
  const { start, end } = mark.span
  return [
    { at: start, mark, by: 1 },
    { at: end, mark, by: -1 },
  ]
}

function count(codes: Map<string, number> | undefined, code: string, by: 1 | -1): void {
  const now = (codes?.get(code) ?? 0) + by
  if (now > 0) codes?.set(code, now)
  else codes?.delete(code)
}

function likenessOf(held: readonly ReadonlyMap<string, number>[]): Likeness | null {
  const coded = held.filter((codes) => codes.size > 0).length
  if (coded === 0) return null
  if (coded < held.length) return 'missing'
  const [first, ...others] = held
  return others.every((codes) => codes.size === first?.size && [...codes.keys()].every((code) => first.has(code)))
    ? 'alike'
    : 'unlike'
}

function append(stretches: Stretch[], stretch: Stretch): void {
  const last = stretches.at(-1)
  if (last?.end === stretch.start && last.likeness === stretch.likeness) last.end = stretch.end
  else stretches.push(stretch)
}
