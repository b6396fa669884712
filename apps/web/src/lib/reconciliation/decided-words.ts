/** What was decided about somebody's codings, in sentences. */
import type { DecidedForMe } from '#lib/api/shapes.ts'
import { shorten } from '#lib/coding/mark-words.ts'
import { list } from '#lib/words/units.ts'

type Decided = Pick<DecidedForMe[number], 'outcome' | 'coded' | 'written' | 'undoneAt'>

/** "You had “Taught too soon” on “a letter that nobody read”. The consensus has nothing here." */
export function wordDecided(decided: Decided): string {
  const { outcome, coded, written, undoneAt } = decided
  const had = `You had ${wordCodings(coded)}.`
  if (undoneAt !== null) return `${had} What was decided about it is undone, and open again.`
  if (outcome === 'as-is') return `${had} The difference stays.`
  const origin = outcome === 'codebook' ? ' It comes from the codebook.' : ''
  if (isKept(decided)) return `${had}${origin} The consensus has the same.`
  return `${had}${origin} The consensus has ${written.length > 0 ? wordCodings(written) : 'nothing here'}.`
}

/** Those that changed something first: where all agreed there may be hundreds. */
export function sortDecided<D extends Decided>(decisions: readonly D[]): D[] {
  return decisions.toSorted((one, other) => Number(isKept(one)) - Number(isKept(other)))
}

function isKept({ outcome, coded, written, undoneAt }: Decided): boolean {
  return outcome !== 'as-is' && undoneAt === null && JSON.stringify(coded) === JSON.stringify(written)
}

function wordCodings(codings: Decided['coded']): string {
  return list(codings.map(({ code, quote }) => `“${code || 'a code that was removed'}” on “${wordQuote(quote)}”`))
}

/** The sentence ends after it, not in it. */
function wordQuote(quote: string): string {
  return shorten(quote, 90).replace(/[.,;:]$/, '')
}
