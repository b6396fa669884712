import type { Continuum } from './continuum.ts'
import { clamp } from './normalise.ts'

/**
 * The text in pieces, cut at the given places: turns or paragraphs of a single text, as the units that a bootstrap draws.
 * Codings that run over a cut are cut as well, so that figures with squared lengths change a little; where nobody coded
 * across a cut they do not.
 */
export function splitContinuum({ length, coders }: Continuum, places: readonly number[]): Continuum[] {
  const inside = [...new Set(places)].filter((place) => place > 0 && place < length).sort((one, other) => one - other)
  return [0, ...inside].map((from, index) => {
    const piece = (inside[index] ?? length) - from
    const cut = [...coders].map(([coder, codings]) => {
      const held = codings.flatMap(({ start, end, code }) => {
        const span = clamp({ start: start - from, end: end - from }, piece)
        return span ? [{ ...span, code }] : []
      })
      return [coder, held] as const
    })
    return { length: piece, coders: new Map(cut) }
  })
}
