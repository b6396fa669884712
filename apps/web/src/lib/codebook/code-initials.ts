const letters = /[\p{L}\p{N}]/u
const small = new Set(['a', 'an', 'and', 'as', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'with'])

const known = new Map<string, string>()

/** One or two letters that stand for a code beside its colour, so that no code is known by colour alone. */
export function codeInitials(name: string): string {
  const initials = known.get(name) ?? findInitials(name)
  known.set(name, initials)
  return initials
}

function findInitials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => letters.test(word))
  const telling = words.filter((word) => !small.has(word.toLowerCase()))
  const [first, second] = telling.length > 0 ? telling : words
  if (!first) return '·'
  const head = firstLetter(first)
  if (isWide(head)) return head
  return second ? head.toLocaleUpperCase() + firstLetter(second).toLocaleLowerCase() : sentenceCase(first)
}

function sentenceCase(word: string): string {
  const [head = '', next = ''] = graphemes(word)
  return head.toLocaleUpperCase() + next.toLocaleLowerCase()
}

function firstLetter(word: string): string {
  return graphemes(word)[0] ?? ''
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function graphemes(word: string): string[] {
  return [...segmenter.segment(word)].map(({ segment }) => segment)
}

/** Scripts in which one sign fills the place of two letters. */
function isWide(letter: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(letter)
}
