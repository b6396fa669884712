/** The tree of codes as everyone sees it, whatever two people moved or merged at the same time. */
import type { CodeId } from '../ids.ts'
import type { Code, Codebook } from './code.ts'
import { mergedCodes, retiredCodes } from './operations.ts'
import { byOrder } from './order.ts'

export interface CodeNode {
  code: Code
  children: CodeNode[]
  isRetired: boolean
  /** The codes merged into this one. */
  merged: Code[]
}

/**
 * Codes merged away stand inside the code they went into, and so do their children. A code whose parent is gone, or
 * that two moves at once have put beneath itself, stands at the top (of such a circle, the one with the smallest id).
 */
export function buildCodeTree(codebook: Codebook): CodeNode[] {
  const merged = mergedCodes(codebook)
  const retired = retiredCodes(codebook)
  const standing = codebook.codes.filter((code) => !merged.has(code.id))
  const nodes = new Map<CodeId, CodeNode>(
    standing.map((code) => [code.id, { code, children: [], isRetired: retired.has(code.id), merged: [] }]),
  )
  for (const code of codebook.codes) {
    const into = merged.get(code.id)
    if (into !== undefined) nodes.get(into)?.merged.push(code)
  }
  const parents = standingParents(codebook)
  const roots: CodeNode[] = []
  for (const node of nodes.values()) {
    const parentId = parents.get(node.code.id) ?? null
    const parent = parentId === null ? undefined : nodes.get(parentId)
    ;(parent ? parent.children : roots).push(node)
  }
  for (const siblings of [roots, ...[...nodes.values()].map((node) => node.children)]) {
    siblings.sort((one, other) => byOrder(one.code, other.code))
  }
  return roots
}

/** The parent under which each standing code is shown, or null at the top. Free of circles. */
export function standingParents(codebook: Codebook): Map<CodeId, CodeId | null> {
  const codes = new Map(codebook.codes.map((code) => [code.id, code]))
  const merged = mergedCodes(codebook)
  const parents = new Map<CodeId, CodeId | null>()
  for (const code of codebook.codes) {
    if (!merged.has(code.id)) parents.set(code.id, standingParent(code, codes, merged))
  }
  for (const start of [...parents.keys()].toSorted()) openCircle(start, parents)
  return parents
}

// A parent merged into the code itself gives way to the grandparent.
function standingParent(code: Code, codes: Map<CodeId, Code>, merged: Map<CodeId, CodeId>): CodeId | null {
  const seen = new Set<CodeId>([code.id])
  let parent = code.parent
  while (parent !== null && codes.has(parent) && !seen.has(parent)) {
    const standing = merged.get(parent) ?? parent
    if (standing !== code.id) return codes.has(standing) ? standing : null
    seen.add(parent)
    parent = codes.get(parent)?.parent ?? null
  }
  return null
}

function openCircle(start: CodeId, parents: Map<CodeId, CodeId | null>): void {
  const path = new Set<CodeId>()
  let code: CodeId | null = start
  while (code !== null && !path.has(code)) {
    path.add(code)
    code = parents.get(code) ?? null
  }
  if (code === start) parents.set(start, null)
}
