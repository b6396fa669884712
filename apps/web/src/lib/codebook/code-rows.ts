import type { Code, CodeId, CodeNode } from '@intercoder/domain'
import { rank, type TreeNode } from '@intercoder/ui'

/** A code as a row of a tree. */
export interface CodeRow extends TreeNode {
  id: CodeId
  code: Code
  children: CodeRow[]
  isRetired: boolean
  /** Names of the codes merged into this one. */
  merged: string[]
  /** False for a row that is only there because something below it fits the filter. */
  fits: boolean
}

/** The rows of the tree in which `query` is found, with whatever stands above them. An empty query keeps all. */
export function filterCodes(nodes: readonly CodeNode[], query: string): CodeRow[] {
  return nodes.flatMap((node) => {
    const { code, isRetired } = node
    const merged = node.merged.map(({ name }) => name)
    const fits = [code.name, ...merged].some((name) => rank(name, query) !== null)
    const below = filterCodes(node.children, query)
    // What stands under a code that fits stays in view with it.
    const children = fits && below.length === 0 ? filterCodes(node.children, '') : below
    const row = { id: code.id, label: code.name, code, children, isRetired, merged, fits }
    return fits || below.length > 0 ? [row] : []
  })
}

/** The codes that fit, the best first, for typing ahead. */
export function bestCode(rows: readonly CodeRow[], query: string): Code | null {
  const all = (list: readonly CodeRow[]): CodeRow[] => list.flatMap((row) => [row, ...all(row.children)])
  let best: { code: Code; rank: number } | null = null
  for (const { code, isRetired } of all(rows)) {
    const found = isRetired ? null : rank(code.name, query)
    if (found !== null && (!best || found < best.rank)) best = { code, rank: found }
  }
  return best?.code ?? null
}
