/** How typed letters find entries of a list: the better the place of the letters, the earlier the entry. */

/**
 * A rank for `query` in `text`, lower is better, or null where it does not match: 0 the whole text, 1 its start, 2 the
 * start of a word, 3 anywhere, 4 the first letters of successive words. Case and accents do not count.
 */
export function rank(text: string, query: string): number | null {
  const haystack = fold(text)
  const needle = fold(query.trim())
  if (needle === '' || haystack === needle) return 0
  const at = haystack.indexOf(needle)
  if (at === 0) return 1
  if (at > 0) return startsWord(haystack, at) || wordStart(haystack, needle) ? 2 : 3
  return initials(haystack).includes(needle) ? 4 : null
}

/** The entries that match, best first; entries of one rank keep their order. */
export function filterByText<T>(entries: readonly T[], query: string, textOf: (entry: T) => string): T[] {
  if (query.trim() === '') return [...entries]
  return entries
    .flatMap((entry, order) => {
      const value = rank(textOf(entry), query)
      return value === null ? [] : [{ entry, order, value }]
    })
    .sort((a, b) => a.value - b.value || a.order - b.order)
    .map(({ entry }) => entry)
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function startsWord(text: string, at: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')
}

function wordStart(text: string, needle: string): boolean {
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1)) {
    if (startsWord(text, at)) return true
  }
  return false
}

function initials(text: string): string {
  return [...text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].map(([letter]) => letter).join('')
}
