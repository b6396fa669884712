/** The shape of a tree as a list of rows, and what moving a node in it means. Pure, so that every key can be tested. */

export interface TreeNode {
  id: string
  label: string
  children: readonly TreeNode[]
}

/** A node as it stands on the screen. `place` counts from 1 among `siblings`. */
export interface TreeRow<T extends TreeNode> {
  node: T
  parent: string | null
  level: number
  place: number
  siblings: number
}

/** Where a node goes: under `parent` (null: at the top), before the sibling `before` (null: last). */
export interface TreePlace {
  parent: string | null
  before: string | null
}

/** The rows to be seen, top to bottom: children of a node only where it is expanded. */
export function visibleRows<T extends TreeNode>(
  nodes: readonly T[],
  isExpanded: (id: string) => boolean,
): TreeRow<T>[] {
  const rows: TreeRow<T>[] = []
  const walk = (list: readonly T[], parent: string | null, level: number) => {
    list.forEach((node, index) => {
      rows.push({ node, parent, level, place: index + 1, siblings: list.length })
      if (node.children.length > 0 && isExpanded(node.id)) walk(node.children as readonly T[], node.id, level + 1)
    })
  }
  walk(nodes, null, 1)
  return rows
}

export type Direction = 'up' | 'down' | 'in' | 'out'

/**
 * Where one step takes a node: up or down among its siblings, in under the sibling above it, or out to stand after its
 * parent. Null where there is no such step.
 */
export function stepTo(nodes: readonly TreeNode[], id: string, direction: Direction): TreePlace | null {
  const here = find(nodes, id)
  if (!here) return null
  const { list, index, parent, grandparent } = here
  if (direction === 'up') return index === 0 ? null : { parent, before: idAt(list, index - 1) }
  if (direction === 'down') return index === list.length - 1 ? null : { parent, before: idAt(list, index + 2) }
  if (direction === 'in') return index === 0 ? null : { parent: idAt(list, index - 1), before: null }
  return parent === null ? null : { parent: grandparent, before: siblingAfter(nodes, parent) }
}

/** Whether `id` may go to `place`: nothing goes into itself or what is under it. */
export function mayMoveTo(nodes: readonly TreeNode[], id: string, place: TreePlace): boolean {
  if (place.before === id) return false
  const moved = find(nodes, id)?.node
  return moved !== undefined && (place.parent === null || !holds(moved, place.parent))
}

function holds(node: TreeNode, id: string): boolean {
  return node.id === id || node.children.some((child) => holds(child, id))
}

interface Found {
  node: TreeNode
  list: readonly TreeNode[]
  index: number
  parent: string | null
  grandparent: string | null
}

function find(
  list: readonly TreeNode[],
  id: string,
  parent: string | null = null,
  grandparent: string | null = null,
): Found | null {
  const index = list.findIndex((each) => each.id === id)
  const node = list[index]
  if (node) return { node, list, index, parent, grandparent }
  for (const each of list) {
    const found = find(each.children, id, each.id, parent)
    if (found) return found
  }
  return null
}

function siblingAfter(nodes: readonly TreeNode[], id: string): string | null {
  const found = find(nodes, id)
  return found ? idAt(found.list, found.index + 1) : null
}

function idAt(list: readonly TreeNode[], index: number): string | null {
  return list[index]?.id ?? null
}
