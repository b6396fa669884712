import fc from 'fast-check'
import type { Coding, Continuum } from '../src/continuum/continuum.ts'

/** Names that an object would take for its own, and one that only looks like another. */
export const codes = ['constructor', '__proto__', 'é', 'é', ''] as const

const codings = fc.array(
  fc.record({
    start: fc.integer({ min: -3, max: 32 }),
    size: fc.integer({ min: 0, max: 12 }),
    code: fc.constantFrom(...codes),
  }),
  { maxLength: 9 },
)

/** Small texts with everything that happens: overlaps, repetitions, empty spans, spans past the ends, coders with nothing. */
export function arbitraryText(mostCoders = 5): fc.Arbitrary<Continuum> {
  return fc.record({ length: fc.nat({ max: 30 }), coders: fc.array(codings, { maxLength: mostCoders }) }).map(toText)
}

/** Fewer codes, so that coders agree more often. */
export const alikeText: fc.Arbitrary<Continuum> = fc
  .record({
    length: fc.integer({ min: 1, max: 12 }),
    coders: fc.array(codings, { minLength: 2, maxLength: 4 }),
    same: fc.boolean(),
  })
  .map(({ length, coders, same }) => toText({ length, coders: same ? coders.map(() => coders[0] ?? []) : coders }))

interface Drawn {
  length: number
  coders: { start: number; size: number; code: string }[][]
}

function toText({ length, coders }: Drawn): Continuum {
  const place = ({ start, size, code }: Drawn['coders'][number][number]): Coding => ({ start, end: start + size, code })
  return { length, coders: new Map(coders.map((held, coder) => [`coder-${coder}`, held.map(place)])) }
}

/** Who holds the code at each place: the definition, taken at its word. */
export function holdersByPlace({ length, coders }: Continuum, code: string): string[][] {
  return Array.from({ length }, (_, at) =>
    [...coders]
      .filter(([, held]) => held.some((one) => one.code === code && one.start <= at && at < one.end))
      .map(([coder]) => coder),
  )
}
