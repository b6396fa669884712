import type { WordPiece } from '@intercoder/domain'

/** A piece of a text with what stands around its mark. */
export interface MarkedPiece {
  kind: WordPiece['kind']
  before: string
  words: string
  after: string
}

/**
 * Pieces as they are marked: spaces at the ends of a change stand outside its mark, and what came stands apart from what
 * went, though no space was in the text there.
 */
export function markWords(pieces: readonly WordPiece[]): MarkedPiece[] {
  const marked = pieces.map(trimMark)
  for (const [at, piece] of marked.entries()) {
    const next = marked[at + 1]
    if (!next || piece.kind === 'kept' || next.kind === 'kept' || piece.kind === next.kind) continue
    if (piece.after === '' && next.before === '') piece.after = ' '
  }
  return marked
}

function trimMark({ kind, words }: WordPiece): MarkedPiece {
  const inner = words.trim()
  // Where nothing but spaces changed, they are what is marked.
  if (kind === 'kept' || inner === '') return { kind, before: '', words, after: '' }
  const start = words.indexOf(inner)
  return { kind, before: words.slice(0, start), words: inner, after: words.slice(start + inner.length) }
}
