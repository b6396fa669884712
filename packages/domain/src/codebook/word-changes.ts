/** What was changed in a text, word by word, as a reader would mark it with a pencil. */

export interface WordPiece {
  kind: 'kept' | 'removed' | 'added'
  words: string
}

/** The pieces in reading order. Kept and removed ones make up `before`, kept and added ones `after`. */
export function compareWords(before: string, after: string): WordPiece[] {
  const [one, other] = [tokensOf(before), tokensOf(after)]
  let head = 0
  while (head < one.length && head < other.length && one[head] === other[head]) head++
  let tail = 0
  const shorter = Math.min(one.length, other.length) - head
  while (tail < shorter && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail++
  const pieces: WordPiece[] = []
  addPiece(pieces, 'kept', one.slice(0, head))
  compareMiddle(one.slice(head, one.length - tail), other.slice(head, other.length - tail), pieces)
  addPiece(pieces, 'kept', one.slice(one.length - tail))
  return joinChanges(pieces)
}

/** Words that changed one after the other are read as one change: all that went, then all that came. */
function joinChanges(pieces: readonly WordPiece[]): WordPiece[] {
  const joined: WordPiece[] = []
  let run: WordPiece[] = []
  for (const [at, piece] of pieces.entries()) {
    const isBetween = run.length > 0 && piece.words.trim() === '' && (pieces[at + 1]?.kind ?? 'kept') !== 'kept'
    if (piece.kind !== 'kept' || isBetween) {
      run.push(piece)
      continue
    }
    joined.push(...asOneChange(run), piece)
    run = []
  }
  return [...joined, ...asOneChange(run)]
}

function asOneChange(run: readonly WordPiece[]): readonly WordPiece[] {
  const sideOf = (kind: WordPiece['kind']) =>
    run.flatMap((piece) => (piece.kind === kind || piece.kind === 'kept' ? [piece.words] : [])).join('')
  const [removed, added] = [sideOf('removed'), sideOf('added')]
  // Where only spaces were on one side, nothing was replaced.
  if (removed.trim() === '' || added.trim() === '') return run
  return [
    { kind: 'removed', words: removed },
    { kind: 'added', words: added },
  ]
}

/** Past so many pairs of words, texts that differ are shown as one struck out and one written anew. */
const mostPairs = 4_000_000

function tokensOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{M}\p{N}’']+|[^\s]/gu) ?? []
}

function compareMiddle(one: readonly string[], other: readonly string[], pieces: WordPiece[]): void {
  if (one.length * other.length > mostPairs) {
    addPiece(pieces, 'removed', one)
    addPiece(pieces, 'added', other)
    return
  }
  const common = countCommon(one, other)
  const width = other.length + 1
  let [from, to] = [0, 0]
  while (from < one.length || to < other.length) {
    const down = from < one.length ? (common[(from + 1) * width + to] ?? 0) : -1
    const right = to < other.length ? (common[from * width + to + 1] ?? 0) : -1
    if (from < one.length && one[from] === other[to]) {
      addPiece(pieces, 'kept', [one[from++] ?? ''])
      to++
    } else if (down >= right) addPiece(pieces, 'removed', [one[from++] ?? ''])
    else addPiece(pieces, 'added', [other[to++] ?? ''])
  }
}

/** How many tokens the rests of two texts have in common, for every place in either. */
function countCommon(one: readonly string[], other: readonly string[]): Uint32Array {
  const width = other.length + 1
  const common = new Uint32Array((one.length + 1) * width)
  for (let from = one.length - 1; from >= 0; from--) {
    for (let to = other.length - 1; to >= 0; to--) {
      const [down, right] = [common[(from + 1) * width + to] ?? 0, common[from * width + to + 1] ?? 0]
      const both = common[(from + 1) * width + to + 1] ?? 0
      common[from * width + to] = one[from] === other[to] ? both + 1 : Math.max(down, right)
    }
  }
  return common
}

function addPiece(pieces: WordPiece[], kind: WordPiece['kind'], tokens: readonly string[]): void {
  const words = tokens.join('')
  const last = pieces.at(-1)
  if (words === '') return
  if (last?.kind === kind) last.words += words
  else pieces.push({ kind, words })
}
