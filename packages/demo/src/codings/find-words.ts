import { turnMarker, type Span } from '@intercoder/domain'

const ellipsis = ' … '

/** Longest passage that may be quoted by its first and last words, in UTF-16 units. */
const reach = 2500

/**
 * Where quoted words stand in a run: the words themselves, or `first words … last words`. White space is as wide as it
 * is, and a quote may run on into the next turn after its first words. Throws where it is found nowhere or twice.
 */
export function findWords(run: string, quote: string): Span {
  const [first = '', last] = quote.split(ellipsis)
  const found = [...run.matchAll(wordsAsPattern(first))]
  const [begin] = found
  if (!begin || found.length > 1) throw new RangeError(`found ${found.length} times: ${first}`)
  const start = begin.index
  const behind = start + begin[0].length
  if (last === undefined) return { start, end: behind }
  const finish = wordsAsPattern(last).exec(run.slice(behind, start + reach))
  if (!finish) throw new RangeError(`does not end: ${quote}`)
  return { start, end: behind + finish.index + finish[0].length }
}

function wordsAsPattern(words: string): RegExp {
  const escaped = words.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(escaped.join(`[\\s${turnMarker}]+`), 'gu')
}
