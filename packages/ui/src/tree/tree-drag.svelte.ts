import { mayMoveTo, type TreeNode, type TreePlace, type TreeRow } from './tree.ts'

/** Where on a row something hovers: its upper edge, its middle, its lower edge. */
export type DropZone = 'before' | 'into' | 'after'

/** The state of a drag inside one tree. The browser hides a drag's data until the drop, so the tree remembers. */
export class TreeDrag {
  dragged = $state<string | null>(null)
  over = $state<{ id: string; zone: DropZone } | null>(null)
  #nodes: () => readonly TreeNode[]

  constructor(nodes: () => readonly TreeNode[]) {
    this.#nodes = nodes
  }

  /** Notes where the pointer is; false where the dragged node may not land there. */
  hover(event: DragEvent, row: TreeRow<TreeNode>): boolean {
    const zone = zoneAt(event)
    if (!this.dragged || !mayMoveTo(this.#nodes(), this.dragged, this.#placeIn(row, zone))) {
      this.over = null
      return false
    }
    this.over = { id: row.node.id, zone }
    return true
  }

  /** The place under the pointer, and the end of the drag. */
  land(row: TreeRow<TreeNode>): { id: string; place: TreePlace } | null {
    const landed = this.dragged && this.over ? { id: this.dragged, place: this.#placeIn(row, this.over.zone) } : null
    this.end()
    return landed
  }

  end(): void {
    this.dragged = null
    this.over = null
  }

  #placeIn(row: TreeRow<TreeNode>, zone: DropZone): TreePlace {
    if (zone === 'into') return { parent: row.node.id, before: null }
    if (zone === 'before') return { parent: row.parent, before: row.node.id }
    const siblings = row.parent === null ? this.#nodes() : childrenOf(this.#nodes(), row.parent)
    return { parent: row.parent, before: siblings[row.place]?.id ?? null }
  }
}

function zoneAt(event: DragEvent): DropZone {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect()
  const share = (event.clientY - box.top) / box.height
  if (share < 0.28) return 'before'
  return share > 0.72 ? 'after' : 'into'
}

function childrenOf(nodes: readonly TreeNode[], id: string): readonly TreeNode[] {
  for (const node of nodes) {
    if (node.id === id) return node.children
    const found = childrenOf(node.children, id)
    if (found.length > 0) return found
  }
  return []
}
